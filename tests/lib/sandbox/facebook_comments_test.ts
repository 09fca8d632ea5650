import assert from "node:assert/strict";
import { PAGE, withPage } from "./facebook_stage.ts";
import { changes, events, isSigned, look, serve } from "./meta_stage.ts";

Deno.test(
  "FB-03 FB-04 posts and comments come as changes of the feed; the author's id is not that of Messenger",
  withPage(async (cast) => {
    const { anna, sandbox: { facebook }, product, call } = cast;
    const post = await facebook.post({ text: "Новая партия ваз", photo: "vase" });
    const [published] = changes(cast);
    assert.deepEqual(["item", "verb", "post_id", "message"].map((key) => published?.at(`value.${key}`)), [
      "photo",
      "add",
      post,
      "Новая партия ваз",
    ]);
    product.hooks.length = 0;
    const { ids: [first = ""] } = await anna.comment(post, "Почём?", { attachments: ["sketch"] });
    const { ids: [answer = ""] } = await anna.replyComment(first, "И есть ли синие?");
    await anna.editComment(first, "Почём ваза?");
    await anna.deleteComment(answer);
    const values = changes(cast).map((one) => one.in("value"));
    assert.deepEqual(values.map((one) => [one.at("item"), one.at("verb")]), [
      ["comment", "add"],
      ["comment", "add"],
      ["comment", "edited"],
      ["comment", "remove"],
    ]);
    assert.deepEqual(values.slice(0, 2).map((one) => one.at("parent_id")), [post, first]);
    assert.deepEqual([values[0]?.at("from.name"), values[2]?.at("message")], ["Анна Ким", "Почём ваза?"]);
    assert.notEqual(values[0]?.at("from.id"), anna.id);
    assert.deepEqual(await look(values[0]?.text("photo") ?? ""), { status: 200, type: "image/png" });
    assert.ok(events(cast).every((hook) => isSigned(hook)));
    const fields = "message,permalink_url,full_picture,created_time";
    const node = (await call("GET", `${post}?fields=${fields}`)).body;
    assert.equal(node.at("message"), "Новая партия ваз");
    assert.deepEqual(await look(node.text("full_picture")), { status: 200, type: "image/jpeg" });
    assert.equal((await call("GET", `${first}?fields=from,message`)).body.at("from.name"), "Анна Ким");
  }),
);

Deno.test(
  "FB-04 the page answers under the post, once in private, and hears its own comment back",
  withPage(async (cast) => {
    const { anna, sandbox, product, call, url, send } = cast;
    const post = await sandbox.facebook.post({ text: "Запись" });
    const { ids: [comment = ""] } = await anna.comment(post, "Почём?");
    product.hooks.length = 0;
    const attachment_url = await serve(url, "mug", "mug.jpg");
    const made = await call("POST", `${comment}/comments`, { message: "Две тысячи", attachment_url });
    await sandbox.idle();
    const [own] = changes(cast).map((one) => one.in("value"));
    assert.deepEqual([own?.at("from.id"), own?.at("comment_id"), own?.at("parent_id")], [
      PAGE,
      made.body.at("id"),
      comment,
    ]);
    assert.deepEqual(
      sandbox.facebook.sent.map((one) => [one.method, one.text, one.replyTo, one.attachments[0]?.kind]),
      [["comments", "Две тысячи", comment, "photo"]],
    );
    const privately = (id: string) => send({ text: "Пишу вам лично" }, { recipient: { comment_id: id } });
    assert.equal((await privately(comment)).error, "");
    assert.equal(anna.lines().at(-1)?.text, "Пишу вам лично");
    assert.equal((await privately(comment)).error, "10900");
    assert.equal((await send({ text: "И ещё" })).error, "10/2018278", "a private reply opens no window");
    assert.equal((await privately(made.body.text("id"))).error, "10903");
    assert.equal((await call("POST", `${comment}?is_hidden=true`)).body.at("success"), true);
    await sandbox.idle();
    assert.equal(changes(cast).at(-1)?.at("value.verb"), "hide");
    assert.equal((await call("POST", `${post}/comments`, {})).error, "100");
  }),
);
