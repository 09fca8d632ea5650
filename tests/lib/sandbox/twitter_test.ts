import assert from "node:assert/strict";
import { BRAND, crc, isSigned, withX } from "./twitter_stage.ts";

Deno.test(
  "a webhook is kept when it answers the check, and is invalid at once when it answers it wrongly",
  withX(async ({ app, user, product, sandbox, anna }) => {
    const url = `${product.url}/w`;
    const failed = async (given: string) =>
      (await app("POST", "/2/webhooks", { url: given })).body.text("errors.0.message");
    product.answers.push(() => crc("another token"));
    assert.match(await failed(url), /^CrcValidationFailed/);
    product.answers.push(() => new Response("", { status: 302, headers: { location: url } }));
    assert.match(await failed(url), /^CrcValidationFailed/);
    assert.match(await failed("http://shop.example/w"), /^UrlValidationFailed/);
    assert.match(await failed("https://shop.example:8443/w"), /^UrlValidationFailed/);
    const made = await app("POST", "/2/webhooks", { url });
    assert.deepEqual([made.body.at("data.url"), made.body.at("data.valid")], [url, true]);
    assert.match(await failed(url), /^DuplicateUrlFailed/);
    assert.match(await failed(`${url}2`), /^WebhookLimitExceeded/);
    const id = made.body.text("data.id");
    assert.match(id, /^\d{19}$/);
    await user("POST", `/2/account_activity/webhooks/${id}/subscriptions/all`);
    product.usually = () => new Response("", { status: 503 });
    assert.equal(await sandbox.twitter.recheck(), false);
    assert.equal(sandbox.twitter.accounts()[0]?.webhooks[0]?.status, "valid");
    product.usually = ({ query }) => crc(query?.get("crc_token") ?? null, "another secret");
    assert.equal(await sandbox.twitter.recheck(), false);
    assert.equal(sandbox.twitter.accounts()[0]?.webhooks[0]?.status, "invalid");
    assert.equal((await anna.write("ау")).attempts, 0);
    product.usually = ({ query }) => crc(query?.get("crc_token") ?? null);
    assert.equal((await app("PUT", `/2/webhooks/${id}`)).body.at("data.valid"), true);
    assert.equal((await anna.write("ау")).delivered, true);
    assert.equal((await user("GET", "/2/webhooks")).status, 403);
    assert.equal((await app("DELETE", `/2/webhooks/${id}`)).body.at("data.deleted"), true);
    assert.equal((await app("GET", "/2/webhooks")).body.at("meta.result_count"), 0);
  }, { family: "none" }),
);

Deno.test(
  "TW-02 a direct message comes in its envelope, signed, with ids that no number holds",
  withX(async ({ anna, events, names }) => {
    const { ids: [id = ""] } = await anna.write("Есть <кружки> & https://glina.example.com/shop?");
    const [hook] = events();
    assert.ok(hook && isSigned(hook));
    assert.deepEqual(names(), ["dm.received"]);
    assert.ok(!Number.isSafeInteger(Number(id)));
    assert.match(hook.body.text("data.event_uuid"), /^-?\d+$/);
    assert.deepEqual([hook.body.at("data.filter.user_id"), hook.body.at("data.tag")], [BRAND, "t"]);
    const event = hook.body.in("data.payload.direct_message_events.0");
    assert.deepEqual(
      ["type", "id", "message_create.sender_id", "message_create.target.recipient_id"].map((key) =>
        event.at(key)
      ),
      ["message_create", id, anna.id, BRAND],
    );
    const text = event.text("message_create.message_data.text");
    assert.match(text, /^Есть &lt;кружки&gt; &amp; https:\/\/t\.co\/\w+\?$/);
    const [link] = event.list("message_create.message_data.entities.urls");
    assert.equal(link?.at("expanded_url"), "https://glina.example.com/shop");
    assert.equal(hook.body.at(`data.payload.users.${anna.id}.data.username`), "anna_k");
  }),
);

Deno.test(
  "the older family tells the same, with numbers that have nineteen bare digits",
  withX(async ({ anna, admin, events, names, sandbox }) => {
    await anna.write("Добрый день");
    await anna.typing();
    const { ids: [id = ""] } = await anna.mention("где мой заказ?");
    assert.deepEqual(names(), [
      "direct_message_events",
      "direct_message_indicate_typing_events",
      "tweet_create_events",
    ]);
    const [message, , post] = events();
    assert.ok(events().every(isSigned));
    assert.equal(message?.body.at("for_user_id"), BRAND);
    assert.equal(message?.body.at(`users.${anna.id}.screen_name`), "anna_k");
    assert.match(post?.raw ?? "", new RegExp(`"id":${id},"id_str":"${id}"`));
    assert.deepEqual(
      ["text", "truncated", "in_reply_to_status_id_str", "user.id_str"].map((key) =>
        post?.body.at(`tweet_create_events.0.${key}`)
      ),
      ["@glina_nebo где мой заказ?", false, null, anna.id],
    );
    await anna.mention(`${"Очень длинная история. ".repeat(8)}Конец`);
    const long = events().at(-1)?.body.in("tweet_create_events.0");
    assert.equal(long?.at("truncated"), true);
    assert.match(long?.text("text") ?? "", /…/);
    assert.match(long?.text("extended_tweet.full_text") ?? "", /Конец$/);
    await admin.write(anna.id, "Пишем из приложения");
    assert.equal((await anna.read()).delivered, true);
    assert.match(
      events().at(-1)?.body.text("direct_message_mark_read_events.0.last_read_event_id") ?? "",
      /^\d{19}$/,
    );
    assert.equal((await anna.writeEncrypted("тайна")).attempts, 0);
    await sandbox.twitter.revoke();
    assert.equal(events().at(-1)?.body.at("user_event.revoke.source.user_id"), BRAND);
  }, { family: "legacy" }),
);

Deno.test(
  "private events of the newer family are for OAuth 2.0 alone, unless the app's settings say otherwise",
  withX(async ({ user, app }) => {
    const ask = (event_type: string) => ({ event_type, filter: { user_id: BRAND } });
    const refused = await user("POST", "/2/activity/subscriptions", ask("dm.received"));
    assert.deepEqual([refused.status, refused.body.at("title")], [403, "Unsupported Authentication"]);
    assert.equal((await app("POST", "/2/activity/subscriptions", ask("dm.received"))).status, 403);
    assert.equal((await app("POST", "/2/activity/subscriptions", ask("post.create"))).status, 200);
    assert.equal((await app("POST", "/2/activity/subscriptions", ask("post.create"))).status, 400);
    assert.equal((await app("POST", "/2/activity/subscriptions", ask("post.fly"))).status, 400);
    const list = await app("GET", "/2/activity/subscriptions");
    assert.equal(list.body.at("meta.total_subscriptions"), 1);
    const id = list.body.text("data.0.subscription_id");
    assert.equal((await app("DELETE", `/2/activity/subscriptions/${id}`)).body.at("data.deleted"), true);
  }, { family: "none" }),
);

Deno.test(
  "TW-05 a picture of a direct message is given to a signed request alone; videos have their variants",
  withX(async ({ anna, events, user, url }) => {
    await anna.write("Вот", { attachments: ["cracked", "video", { kind: "animation" }] });
    const media = events().map(({ body }) =>
      body.in("data.payload.direct_message_events.0.message_create.message_data.attachment.media")
    );
    assert.deepEqual(media.map((one) => one.at("type")), ["photo", "video", "animated_gif"]);
    const address = media[0]?.text("media_url_https") ?? "";
    assert.match(address, /\/1\.1\/ton\/data\/dm\/\d{19}\/\d{19}\/\w+\.jpg$/);
    const bare = await fetch(address);
    assert.equal(bare.status, 401);
    await bare.body?.cancel();
    const path = address.slice(`${url}/twitter`.length);
    const got = await user("GET", path);
    assert.deepEqual([got.status, got.headers.get("content-type")], [200, "image/jpeg"]);
    assert.equal(
      (await user("GET", path.replace("1.1/ton/data/dm", "2/dm_conversations/media"))).status,
      403,
    );
    const clip = await fetch(media[1]?.text("video_info.variants.0.url") ?? "");
    assert.equal(clip.headers.get("content-type"), "video/mp4");
    await clip.body?.cancel();
    await assert.rejects(anna.write("", { attachments: ["voice"] }), RangeError);
    await assert.rejects(anna.write("", { attachments: ["price"] }), RangeError);
  }),
);

Deno.test(
  "TW-03 TW-04 a mention, an answer and a quote are told; an answer to an answer is not, unless it names us",
  withX(async ({ anna, admin, user, events, names, sandbox }) => {
    const { ids: [post = ""] } = await admin.post("Новая партия кружек", ["mug"]);
    const { ids: [asked = ""] } = await anna.reply(post, "Почём?");
    const payload = events().at(-1)?.body.in("data.payload");
    assert.deepEqual(
      ["id", "text", "author_id", "conversation_id", "in_reply_to_user_id", "referenced_tweets.0.id"].map((
        key,
      ) => payload?.at(key)),
      [asked, "@glina_nebo Почём?", anna.id, post, BRAND, post],
    );
    assert.deepEqual(payload?.at("display_text_range"), [12, 18]);
    assert.equal(events().at(-1)?.body.at("data.includes.users.0.username"), "anna_k");
    const reply = { text: "По 900 ₽", reply: { in_reply_to_tweet_id: asked } };
    const refused = await user("POST", "/2/tweets", reply);
    assert.equal(refused.status, 403);
    assert.match(refused.body.text("detail"), /not been mentioned/);
    const { ids: [called = ""] } = await anna.reply(post, "@glina_nebo ау");
    assert.deepEqual(names().slice(-2).toSorted(), ["post.mention.create", "post.reply.create"]);
    const answered = await user("POST", "/2/tweets", { ...reply, reply: { in_reply_to_tweet_id: called } });
    assert.equal(answered.status, 201);
    await sandbox.idle();
    const own = answered.body.text("data.id");
    assert.deepEqual([names().at(-1), events().at(-1)?.body.at("data.payload.id")], ["post.create", own]);
    assert.equal(anna.thread(post).at(-1)?.text, "По 900 ₽");
    assert.equal(sandbox.twitter.sent.at(-1)?.replyTo, called);
    assert.equal((await anna.reply(own, "Спасибо")).attempts, 0);
    assert.equal((await anna.reply(own, "@glina_nebo Спасибо")).delivered, true);
    await anna.quote(post, "Смотрите");
    await anna.like(post);
    assert.deepEqual(names().slice(-2), ["post.quote.create", "like.create"]);
    await admin.delete(own);
    assert.deepEqual([names().at(-1), events().at(-1)?.body.at("data.payload.id")], ["post.delete", own]);
    assert.equal((await anna.deletePost(called)).attempts, 0);
    assert.equal(
      (await user("POST", "/2/tweets", { ...reply, reply: { in_reply_to_tweet_id: called } })).status,
      403,
    );
  }),
);

Deno.test(
  "an edited post is a new one that knows its former versions; a protected one is told to nobody",
  withX(async ({ anna, events, sandbox }) => {
    const { ids: [first = ""] } = await anna.mention("Где закас?", { attachments: ["parcel"] });
    const { ids: [second = ""] } = await anna.edit(first, "@glina_nebo где заказ?");
    assert.notEqual(first, second);
    const payload = events().at(-1)?.body.in("data.payload");
    assert.deepEqual(payload?.at("edit_history_tweet_ids"), [first, second]);
    assert.equal(payload?.at("conversation_id"), first);
    assert.equal(events().at(-1)?.body.at("data.includes.media.0.type"), "photo");
    const quiet = sandbox.twitter.customer({ id: "333", name: "Тихий", username: "quiet", protected: true });
    assert.equal((await quiet.mention("никто не узнает")).attempts, 0);
  }),
);
