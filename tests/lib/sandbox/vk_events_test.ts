import assert from "node:assert/strict";
import { withCommunity } from "./community.ts";

Deno.test(
  "VK-02 message_new is wrapped, signed with the secret and answered by exactly ok",
  withCommunity(async ({ anna, product }) => {
    const done = await anna.write('Есть "Озеро"?', { attachments: ["cracked"] });
    assert.deepEqual([done.delivered, done.attempts], [true, 1]);
    const [hook] = product.hooks;
    assert.equal(hook?.path, "/webhooks/vk/c1");
    assert.equal(hook?.headers.get("content-type"), "application/json");
    assert.equal(hook?.headers.get("x-retry-counter"), null);
    const body = hook?.body;
    assert.deepEqual(
      ["type", "group_id", "secret", "v"].map((key) => body?.at(key)),
      ["message_new", 101, "s3cret", "5.199"],
    );
    assert.match(body?.text("event_id") ?? "", /^[0-9a-f]{40}$/);
    const message = body?.in("object.message");
    assert.deepEqual(
      ["from_id", "peer_id", "out", "conversation_message_id", "text"].map((key) => message?.at(key)),
      [555, 555, 0, 1, "Есть &quot;Озеро&quot;?"],
    );
    assert.equal(message?.text("id"), done.ids[0]);
    const address = message?.list("attachments.0.photo.sizes").at(-1)?.text("url") ?? "";
    const picture = await fetch(address);
    assert.equal(picture.headers.get("content-type"), "image/jpeg");
    await picture.body?.cancel();
  }),
);

Deno.test(
  "every kind of attachment has its documented shape, and what VK lacks is refused",
  withCommunity(async ({ anna, product }) => {
    await anna.write("", {
      attachments: ["voice", "price", "sticker", "video", "audio", { kind: "location" }],
    });
    const message = product.hooks[0]?.body.in("object.message");
    assert.deepEqual(message?.list("attachments").map((one) => one.at("type")), [
      "audio_message",
      "doc",
      "sticker",
      "video",
      "audio",
    ]);
    assert.ok(message?.at("attachments.0.audio_message.link_ogg"));
    assert.equal(message?.at("attachments.1.doc.ext"), "pdf");
    assert.equal(message?.at("attachments.2.sticker.images.0.width"), 512);
    assert.equal(message?.at("attachments.3.video.url"), undefined);
    assert.equal(typeof message?.at("geo.coordinates.latitude"), "number");
    await assert.rejects(anna.write("", { attachments: ["videoNote"] }), RangeError);
    await assert.rejects(anna.write("", { attachments: [{ kind: "contact" }] }), RangeError);
  }),
);

Deno.test(
  "anything but ok is repeated with a counter and the same event_id",
  withCommunity(async ({ anna, product }) => {
    product.answers.push(() => new Response("OK"), () => new Response("ok", { status: 500 }));
    const done = await anna.write("повторите");
    assert.deepEqual([done.delivered, done.attempts], [true, 3]);
    assert.deepEqual(product.hooks.map(({ headers }) => headers.get("x-retry-counter")), [null, "1", "2"]);
    assert.equal(new Set(product.hooks.map(({ body }) => body.at("event_id"))).size, 1);
  }),
);

Deno.test(
  "503 with Retry-After postpones, remove ends the server",
  withCommunity(async ({ anna, product, call }) => {
    const later = { status: 503, headers: { "retry-after": new Date(Date.now() + 300).toUTCString() } };
    product.answers.push(() => new Response("", later));
    assert.equal((await anna.write("позже")).attempts, 2);
    product.answers.push(() => new Response("remove"));
    assert.equal((await anna.write("прощайте")).delivered, false);
    assert.equal((await call("groups.getCallbackServers", { group_id: 101 })).at("response.count"), 0);
  }),
);

Deno.test(
  "a server that fails is left alone until it is resumed; then nothing is missing",
  withCommunity(async ({ anna, product, call, sandbox }) => {
    const usual = product.usually;
    product.usually = () => new Response("", { status: 500 });
    assert.equal((await anna.write("раз")).delivered, false);
    const status = async () =>
      (await call("groups.getCallbackServers", { group_id: 101 })).at("response.items.0.status");
    assert.equal(await status(), "failed");
    product.usually = usual;
    product.hooks.length = 0;
    assert.equal((await anna.write("два")).attempts, 0);
    await sandbox.redeliver();
    assert.deepEqual(product.hooks.map(({ body }) => body.at("object.message.text")), ["раз", "два"]);
    assert.equal(await status(), "ok");
  }),
);

Deno.test(
  "edits, reading, typing and buttons have their own events",
  withCommunity(async ({ anna, event, call, sandbox }) => {
    const { ids } = await anna.write("Хочу кружку");
    await anna.edit(ids[0] ?? "", "Хочу две");
    assert.equal(event("message_edit").at("object.text"), "Хочу две");
    assert.equal(event("message_edit").text("object.id"), ids[0]);
    const action = { type: "callback", label: "Да", payload: JSON.stringify({ csi: 5 }) };
    const keyboard = JSON.stringify({ inline: true, buttons: [[{ action }]] });
    const sent =
      (await call("messages.send", { peer_id: 555, random_id: 8, message: "Всё хорошо?", keyboard })).at(
        "response",
      );
    await anna.read();
    assert.equal(event("message_read").at("object.read_message_id"), sent);
    assert.equal(anna.lines().at(-1)?.read, true);
    const line = anna.lines().at(-1);
    await anna.press(line?.id ?? "", line?.buttons?.[0]?.data ?? "");
    const pressed = event("message_event");
    assert.deepEqual([pressed.at("object.user_id"), pressed.at("object.payload.csi")], [555, 5]);
    const answer = { event_id: pressed.text("object.event_id"), user_id: 555, peer_id: 555 };
    assert.equal((await call("messages.sendMessageEventAnswer", answer)).at("response"), 1);
    await anna.typing();
    assert.equal(event("message_typing_state").at("object.to_id"), -101);
    await sandbox.idle();
  }),
);

Deno.test(
  "VK-20 an administrator's own answer is told with admin_author_id and random_id 0",
  withCommunity(async ({ anna, event, sandbox, call }) => {
    await anna.write("Вы тут?");
    const admin = sandbox.vk.admin({ id: 1001, firstName: "Ия", lastName: "Лис" });
    await admin.reply(anna, "Тут, отвечаю с телефона");
    const object = event("message_reply").in("object");
    assert.deepEqual([object.at("admin_author_id"), object.at("random_id"), object.at("from_id")], [
      1001,
      0,
      -101,
    ]);
    assert.equal(anna.lines().at(-1)?.from, "native");
    assert.equal((await call("users.get", { user_ids: 1001 })).at("response.0.first_name"), "Ия");
    assert.deepEqual(sandbox.vk.sent, []);
  }),
);

Deno.test(
  "VK-04 VK-05 a post with its photo, comments under it and our answer as the community's",
  withCommunity(async ({ anna, event, sandbox, call }) => {
    const post_id = await sandbox.vk.post({ text: "Новая глазурь", photo: "glazes" });
    const post = event("wall_post_new").in("object");
    assert.deepEqual([post.at("id"), post.at("owner_id"), post.at("text")], [post_id, -101, "Новая глазурь"]);
    assert.ok(post.at("attachments.0.photo.sizes.0.url"));
    const { ids } = await anna.comment(post_id, "Есть в наличии?", { attachments: ["mug"] });
    const comment = event("wall_reply_new").in("object");
    assert.deepEqual(
      ["id", "from_id", "post_id", "owner_id", "post_owner_id"].map((key) => comment.at(key)),
      [Number(ids[0]), 555, post_id, -101, -101],
    );
    const reply = {
      owner_id: -101,
      post_id,
      from_group: 101,
      message: "Есть",
      reply_to_comment: ids[0] ?? "",
      guid: "g1",
    };
    const first = (await call("wall.createComment", reply)).in("response");
    assert.deepEqual(first.at("parents_stack"), [Number(ids[0])]);
    assert.equal((await call("wall.createComment", reply)).at("response.comment_id"), first.at("comment_id"));
    await sandbox.idle();
    const echo = event("wall_reply_new").in("object");
    assert.deepEqual([echo.at("from_id"), echo.at("reply_to_user"), echo.at("text")], [-101, 555, "Есть"]);
    await anna.replyComment(first.text("comment_id"), "Беру");
    assert.deepEqual(event("wall_reply_new").at("object.parents_stack"), [first.at("comment_id")]);
    assert.equal(sandbox.vk.sent.length, 1);
  }),
);

Deno.test(
  "comments are edited and deleted; closed comments and foreign posts are refused",
  withCommunity(async ({ anna, event, sandbox, call }) => {
    const post_id = await sandbox.vk.post({ text: "Мастер-класс в субботу" });
    const { ids } = await anna.comment(post_id, "Во сколько");
    await anna.editComment(ids[0] ?? "", "Во сколько начало?");
    assert.equal(event("wall_reply_edit").at("object.text"), "Во сколько начало?");
    await anna.deleteComment(ids[0] ?? "");
    assert.deepEqual(event("wall_reply_delete").at("object"), {
      owner_id: -101,
      id: Number(ids[0]),
      deleter_id: 555,
      post_id,
    });
    const code = async (params: Record<string, string | number>) =>
      (await call("wall.createComment", { owner_id: -101, post_id, message: "x", ...params })).at(
        "error.error_code",
      );
    assert.equal(await code({ post_id: 9_999 }), 212);
    assert.equal(await code({ owner_id: -5 }), 212);
    assert.equal(await code({ message: "" }), 100);
    sandbox.vk.admin({ id: 1, firstName: "Ия", lastName: "Лис" }).closeComments(post_id);
    assert.equal(await code({}), 213);
  }),
);

Deno.test(
  "VK-07 VK-08 a discussion brings both sides, the community's own words included",
  withCommunity(async ({ anna, event, sandbox }) => {
    const topic = sandbox.vk.topic({ title: "Отзывы" });
    await anna.board(topic, "Кружка чудесная", { attachments: ["mug"] });
    const first = event("board_post_new").in("object");
    assert.deepEqual(
      [first.at("topic_id"), first.at("topic_owner_id"), first.at("from_id"), first.at("attachments.0.type")],
      [topic, -101, 555, "photo"],
    );
    await sandbox.vk.admin({ id: 1, firstName: "Ия", lastName: "Лис" }).board(topic, "Спасибо!");
    assert.equal(event("board_post_new").at("object.from_id"), -101);
    await assert.rejects(anna.board(999, "?"), /Could not find topic 999/);
  }),
);
