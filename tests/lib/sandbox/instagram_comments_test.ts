import assert from "node:assert/strict";
import { ACCOUNT, ANNA, withAccount } from "./instagram_stage.ts";
import { changes, errorsOf, events, look } from "./meta_stage.ts";

Deno.test(
  "IG-04 IG-06 comments under photos, reels and boosted posts; a boosted one is told twice with one id",
  withAccount(async (cast) => {
    const { anna, sandbox: { instagram }, call, product } = cast;
    const photo = await instagram.post({ text: "Новая ваза", photo: "vase" });
    assert.equal(events(cast).length, 0, "a post alone is told to nobody");
    const { ids: [first] } = await anna.comment(photo, "сколько?");
    const { ids: [second] } = await anna.comment(photo, "и синяя?", { replyTo: first });
    const [one, two] = changes(cast).map((change) => change.in("value"));
    assert.deepEqual(one?.value, {
      id: first,
      from: { id: ANNA, username: "anna.kim" },
      text: "сколько?",
      media: { id: photo, media_product_type: "FEED" },
    });
    assert.deepEqual([two?.at("id"), two?.at("parent_id")], [second, first]);
    product.hooks.length = 0;
    const reel = await instagram.post({ text: "Как мы лепим", product: "REELS", boosted: true });
    await anna.comment(reel, "класс");
    const values = changes(cast).map((change) => change.in("value"));
    assert.deepEqual(values.map((value) => value.at("media.media_product_type")), ["REELS", "AD"]);
    assert.equal(values[0]?.at("id"), values[1]?.at("id"));
    assert.equal(values[1]?.at("media.original_media_id"), reel);
    const fields = "media_type,media_url,thumbnail_url,caption,permalink,timestamp";
    const node = (await call("GET", `${reel}?fields=${fields}`)).body;
    assert.deepEqual([node.at("media_type"), node.at("caption")], ["VIDEO", "Как мы лепим"]);
    assert.deepEqual(await look(node.text("media_url")), { status: 200, type: "video/mp4" });
    assert.equal((await look(node.text("thumbnail_url"))).type, "image/jpeg");
  }),
);

Deno.test(
  "IG-05 an answer goes under the post or, once, into Direct; the own comment comes back",
  withAccount(async (cast) => {
    const { anna, sandbox, call, product, send } = cast;
    const post = await sandbox.instagram.post({ text: "Ваза" });
    const { ids: [comment = ""] } = await anna.comment(post, "сколько?");
    product.hooks.length = 0;
    const { body } = await call("POST", `${comment}/replies`, { message: "Две тысячи" });
    await sandbox.idle();
    const [own] = changes(cast).map((one) => one.in("value"));
    assert.deepEqual([own?.at("id"), own?.at("from.id"), own?.at("parent_id")], [
      body.at("id"),
      ACCOUNT,
      comment,
    ]);
    assert.equal((await call("GET", anna.id)).error, "230", "a commenter has not consented");
    const privately = () => send({ text: "Пишу лично" }, { recipient: { comment_id: comment } });
    assert.equal((await privately()).error, "");
    assert.equal((await privately()).error, "10900");
    assert.equal((await send({ text: "ещё" })).error, "10/2534022");
    const replies = (await call("GET", `${comment}/replies?fields=text,username`)).body.list("data");
    assert.deepEqual(replies.map((one) => one.at("text")), ["Две тысячи"]);
    assert.deepEqual(
      await errorsOf([
        call("POST", `${comment}/replies`, { message: "я".repeat(2201) }),
        call("POST", `${comment}/replies`, {}),
        call("POST", "179/replies", { message: "?" }),
      ]),
      ["100", "100", "100/33"],
    );
    assert.equal((await call("POST", `${comment}?hide=true`)).body.at("success"), true);
    assert.equal((await call("DELETE", comment)).body.at("success"), true);
    assert.equal((await call("GET", comment)).error, "100/33");
  }),
);

Deno.test(
  "IG-03 a mention is told by its ids alone, read through the account, and answered in its place",
  withAccount(async (cast) => {
    const { anna, sandbox, call, product } = cast;
    const { instagram } = sandbox;
    const oleg = instagram.customer({ id: "8800000000000002", firstName: "Олег", username: "oleg" });
    const hidden = instagram.customer({
      id: "8800000000000003",
      firstName: "Ия",
      username: "iya",
      closed: true,
    });
    const { ids: [media = ""] } = await oleg.mention("Купил у @glina.nebo", { attachments: ["mug"] });
    const { ids: [comment = ""] } = await anna.comment(media, "@glina.nebo и мне такую");
    assert.equal((await anna.comment(media, "@glina.nebodrug не вам")).attempts, 0);
    assert.equal((await hidden.mention("Тоже у @glina.nebo")).attempts, 0, "closed profiles are not told");
    assert.deepEqual(changes(cast).map((one) => [one.at("field"), one.at("value")]), [
      ["mentions", { media_id: media }],
      ["mentions", { media_id: media, comment_id: comment }],
    ]);
    const read = async (fields: string) =>
      (await call("GET", `me?fields=${encodeURIComponent(fields)}`)).body;
    const caption = await read(`mentioned_media.media_id(${media}){caption,username,media_url}`);
    assert.deepEqual(
      [caption.at("mentioned_media.caption"), caption.at("mentioned_media.username")],
      ["Купил у glina.nebo", "oleg"],
    );
    const said = await read(`mentioned_comment.comment_id(${comment}){text,username,media{permalink}}`);
    assert.equal(said.at("mentioned_comment.text"), "glina.nebo и мне такую");
    assert.match(said.text("mentioned_comment.media.permalink"), /^https:\/\/www\.instagram\.com\/p\//);
    assert.equal(
      (await call("GET", media)).error,
      "100/33",
      "other people's media have no address of their own",
    );
    assert.equal(
      (await read(`mentioned_media.media_id(${media}){thumbnail_url}`)).at("error.code"),
      100,
    );
    product.hooks.length = 0;
    const answered = await call("POST", `${ACCOUNT}/mentions`, {
      media_id: media,
      comment_id: comment,
      message: "Есть!",
    });
    assert.equal(answered.error, "");
    assert.equal((await call("POST", "me/mentions", { media_id: "1", message: "?" })).error, "100/2207006");
    await sandbox.idle();
    assert.equal(events(cast).length, 0);
    assert.deepEqual(instagram.sent.map(({ method, text, replyTo }) => [method, text, replyTo]), [
      ["mentions", "Есть!", comment],
    ]);
  }),
);
