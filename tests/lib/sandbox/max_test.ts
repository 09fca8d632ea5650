import assert from "node:assert/strict";
import { ANNA, SECRET, TOKEN, withMax } from "./max_stage.ts";

Deno.test(
  "a subscription is kept unasked, with its secret and its types; one address per bot",
  withMax(async ({ call, product, anna, types }) => {
    const url = `${product.url}/w`;
    const bad = async (body: unknown) => (await call("POST", "/subscriptions", body)).body.at("code");
    assert.equal(await bad({ url: "http://shop.example/w" }), "proto.payload");
    assert.equal(await bad({ url: "https://shop.example:8443/w" }), "proto.payload");
    assert.equal(await bad({ url, secret: "нет" }), "proto.payload");
    assert.equal(await bad({ url, update_types: ["teleported"] }), "proto.payload");
    const update_types = ["message_created", "bot_stopped"];
    const made = await call("POST", "/subscriptions", { url, secret: SECRET, update_types });
    assert.deepEqual(made.body.value, { success: true });
    assert.equal(product.hooks.length, 0);
    const list = (await call("GET", "/subscriptions")).body;
    assert.deepEqual([list.at("subscriptions.0.url"), list.at("subscriptions.0.update_types")], [
      url,
      update_types,
    ]);
    await anna.start("shop-12");
    await anna.write("привет");
    assert.deepEqual(types(), ["message_created"]);
    assert.equal(product.hooks[0]?.headers.get("x-max-bot-api-secret"), SECRET);
    const other = await call("DELETE", `/subscriptions?url=${encodeURIComponent("https://other.example")}`);
    assert.equal(other.body.at("success"), false);
    assert.equal(
      (await call("DELETE", `/subscriptions?url=${encodeURIComponent(url)}`)).body.at("success"),
      true,
    );
    assert.equal((await anna.write("ау")).attempts, 0);
  }, { connected: false }),
);

Deno.test(
  "who has not begun presses Start first; seq is a bare number that JavaScript cannot hold",
  withMax(async ({ anna, types, product }) => {
    const { ids: [mid = ""] } = await anna.write("Есть кружки?");
    assert.deepEqual(types(), ["bot_started", "message_created"]);
    const [started, created] = product.hooks;
    assert.deepEqual(
      ["chat_id", "user.user_id", "user.first_name", "user_locale"].map((key) => started?.body.at(key)),
      [anna.chatId, ANNA, "Анна", "ru"],
    );
    assert.match(started?.body.text("user.avatar_url") ?? "", /avatar2$/);
    const seq = /"seq":(\d+),/.exec(created?.raw ?? "")?.[1] ?? "";
    assert.ok(seq.length >= 17 && !Number.isSafeInteger(Number(seq)), seq);
    assert.match(mid, /^mid\.[0-9a-f]{32}$/);
    assert.deepEqual(
      ["body.mid", "body.text", "sender.name", "sender.is_bot", "recipient.chat_type", "recipient.chat_id"]
        .map((key) => created?.body.at(`message.${key}`)),
      [mid, "Есть кружки?", "Анна Ким", false, "dialog", anna.chatId],
    );
    await anna.start("deep-link");
    assert.equal(product.hooks.at(-1)?.body.at("payload"), "deep-link");
  }),
);

Deno.test(
  "every kind of attachment has its documented shape; a video is asked for by its token",
  withMax(async ({ anna, product, call }) => {
    await anna.write("смотрите", { attachments: ["mug", "video", "voice"] });
    await anna.write("", { attachments: ["price"] });
    await anna.write("", { attachments: ["sticker", { kind: "location" }, { kind: "contact" }] });
    const [files, document, rest] = product.hooks.slice(1).map(({ body }) =>
      body.list("message.body.attachments")
    );
    assert.deepEqual(files?.map((one) => one.at("type")), ["image", "video", "audio"]);
    const [image, video, audio] = files ?? [];
    for (const address of [image?.text("payload.url"), audio?.text("payload.url")]) {
      const response = await fetch(address ?? "");
      assert.match(response.headers.get("content-type") ?? "", /^(image\/jpeg|audio\/ogg)$/);
      await response.body?.cancel();
    }
    const page = await fetch(video?.text("payload.url") ?? "");
    assert.match(page.headers.get("content-type") ?? "", /^text\/html/);
    await page.body?.cancel();
    const played = (await call("GET", `/videos/${video?.text("payload.token")}`)).body;
    const clip = await fetch(played.text("urls.mp4_360"));
    assert.equal(clip.headers.get("content-type"), "video/mp4");
    await clip.body?.cancel();
    assert.deepEqual([document?.[0]?.at("type"), document?.[0]?.at("filename")], ["file", "price.pdf"]);
    assert.deepEqual(rest?.map((one) => one.at("type")), ["sticker", "location", "contact"]);
    assert.equal(typeof rest?.[1]?.at("latitude"), "number");
    assert.match(rest?.[2]?.text("payload.vcf_info") ?? "", /TEL;TYPE=cell:\+7/);
  }),
);

Deno.test(
  "edits, removals, answers, forwards, buttons and leaving are told in their own words",
  withMax(async ({ anna, send, product, types, call }) => {
    const { ids: [mid = ""] } = await anna.write("Хочу кружку");
    await anna.edit(mid, "Хочу две");
    assert.equal(product.hooks.at(-1)?.body.at("message.body.text"), "Хочу две");
    const keys = {
      type: "inline_keyboard",
      payload: { buttons: [[{ type: "callback", text: "Да", payload: "yes" }]] },
    };
    const asked = (await send({ text: "Берёте?", attachments: [keys] })).body.text("message.body.mid");
    assert.deepEqual(anna.lines().at(-1)?.buttons, [{ text: "Да", data: "yes" }]);
    await anna.press(asked, "yes");
    const pressed = product.hooks.at(-1)?.body;
    assert.deepEqual([pressed?.at("callback.payload"), pressed?.at("callback.user.user_id")], ["yes", ANNA]);
    const answer = `/answers?callback_id=${pressed?.text("callback.callback_id")}`;
    assert.equal((await call("POST", answer, { notification: "Спасибо" })).body.at("success"), true);
    assert.equal((await call("POST", "/answers?callback_id=nothing", { notification: "x" })).status, 404);
    await anna.write("Да", { replyTo: asked });
    assert.equal(product.hooks.at(-1)?.body.at("message.link.message.mid"), asked);
    await anna.forward(asked);
    const forward = product.hooks.at(-1)?.body.in("message");
    assert.deepEqual([forward?.at("body.text"), forward?.at("link.message.text")], [null, "Берёте?"]);
    await anna.remove(mid);
    assert.equal(product.hooks.at(-1)?.body.at("message_id"), mid);
    await assert.rejects(anna.edit(asked, "x"), /own message/);
    await anna.mute();
    await anna.stop();
    assert.deepEqual(types().slice(1), [
      "message_created",
      "message_edited",
      "message_callback",
      "message_created",
      "message_created",
      "message_removed",
      "dialog_muted",
      "bot_stopped",
    ]);
    const stopped = await send({ text: "Вы где?" });
    assert.deepEqual([stopped.status, stopped.body.at("code")], [403, "chat.denied"]);
    await anna.removeDialog();
    assert.equal((await send({ text: "Вы где?" })).status, 404);
    await anna.start();
    assert.equal((await send({ text: "С возвращением" })).status, 200);
  }),
);

Deno.test(
  "a bot writes to those who have begun; 4000 characters; what it sends can be changed for a week",
  () => {
    let ahead = 0;
    return withMax(async ({ anna, send, call, sandbox, product }) => {
      assert.equal((await send({ text: "первым" })).status, 404);
      await anna.write("привет");
      const sent = await send({ text: "<b>Да</b> &amp; нет", format: "html" });
      assert.equal(sent.body.at("message.sender.is_bot"), true);
      assert.equal(anna.lines().at(-1)?.text, "Да & нет");
      assert.deepEqual(sandbox.max.sent.map(({ text, to }) => [text, to]), [["Да & нет", String(ANNA)]]);
      const byChat = await call("POST", `/messages?chat_id=${anna.chatId}`, { text: "я".repeat(4_000) });
      assert.equal(byChat.status, 200);
      const code = async (message: Record<string, unknown>) => (await send(message)).body.at("code");
      assert.equal(await code({ text: "я".repeat(4_001) }), "proto.payload");
      assert.equal(await code({ text: "" }), "proto.payload");
      assert.equal(await code({ text: "x", format: "rtf" }), "proto.payload");
      assert.equal(await code({ text: "x", link: { type: "reply", mid: "mid.0" } }), "not.found");
      const mid = sent.body.text("message.body.mid");
      assert.equal((await send({ text: "ответ", link: { type: "reply", mid } })).status, 200);
      assert.equal(sandbox.max.sent.at(-1)?.replyTo, mid);
      const edit = () => call("PUT", `/messages?message_id=${mid}`, { text: "Нет" });
      assert.equal((await edit()).body.at("success"), true);
      assert.ok(anna.lines().some(({ id, text, editedAt }) => id === mid && text === "Нет" && editedAt));
      ahead = 8 * 86_400_000;
      assert.equal((await edit()).body.at("success"), false);
      assert.equal((await call("DELETE", `/messages?message_id=${mid}`)).body.at("success"), true);
      assert.equal((await edit()).status, 404);
      assert.equal(product.hooks.length, 2);
    }, { now: () => Date.now() + ahead })();
  },
);

Deno.test(
  "an upload has an address for one file; a file travels alone and is not ready at once",
  withMax(async ({ anna, upload, send, call, sandbox }) => {
    await anna.write("покажите");
    const attach = (type: string, token: string) => ({ type, payload: { token } });
    const image = await upload("image", "mug");
    const video = await upload("video", "video");
    assert.equal(video.raw, "<retval>1</retval>");
    const file = await upload("file", "price");
    assert.equal((await send({ text: "Вот", attachments: [attach("image", image.token)] })).status, 200);
    const first = await send({ attachments: [attach("video", video.token)] });
    assert.deepEqual([first.status, first.body.at("code")], [400, "attachment.not.ready"]);
    assert.equal((await send({ attachments: [attach("video", video.token)] })).status, 200);
    const two = [attach("file", file.token), attach("image", image.token)];
    assert.equal((await send({ attachments: two })).body.at("code"), "proto.payload");
    await send({ attachments: [attach("file", file.token)] });
    assert.equal((await send({ attachments: [attach("file", file.token)] })).status, 200);
    assert.equal(
      (await send({ attachments: [attach("file", "nonsense")] })).body.at("code"),
      "proto.payload",
    );
    assert.equal(
      (await send({ attachments: [attach("audio", image.token)] })).body.at("code"),
      "proto.payload",
    );
    assert.deepEqual(
      sandbox.max.sent.flatMap(({ attachments }) => attachments.map(({ kind, name }) => [kind, name])),
      [["photo", "mug.jpg"], ["video", "video.mp4"], ["document", "price.pdf"]],
    );
    const used = await fetch(image.url, { method: "POST", body: new FormData() });
    assert.equal(used.status, 404);
    await used.body?.cancel();
    assert.match((await upload("image", "price")).raw, /BAD_IMAGE/);
    assert.equal((await call("POST", "/uploads?type=photo")).status, 400);
  }),
);

Deno.test(
  "thirty calls in a second, the token as it is, the person's picture, and faults in MAX's way",
  () => {
    const started = Date.now();
    let ahead = 0;
    return withMax(async ({ call, anna, send, sandbox, product, types }) => {
      const me = (await call("GET", "/me")).body;
      assert.deepEqual([me.at("username"), me.at("is_bot")], ["glina_bot", true]);
      assert.deepEqual(
        (await call("GET", "/me", undefined, `Bearer ${TOKEN}`)).body.at("code"),
        "verify.token",
      );
      product.answers.push(
        () => new Response("", { status: 500 }),
        () => new Response(null, { status: 204 }),
      );
      assert.equal((await anna.write("привет")).delivered, true);
      assert.deepEqual(types(), ["bot_started", "bot_started", "bot_started", "message_created"]);
      const chat = (await call("GET", `/chats/${anna.chatId}`)).body;
      assert.match(chat.text("dialog_with_user.full_avatar_url"), /avatar2$/);
      assert.equal(
        (await call("POST", `/chats/${anna.chatId}/actions`, { action: "typing_on" })).status,
        200,
      );
      for (let i = 0; i < 26; i++) assert.equal((await call("GET", "/me")).status, 200);
      const full = await call("GET", "/me");
      assert.deepEqual([full.status, full.body.at("code")], [429, "too.many.requests"]);
      assert.equal(full.headers.get("retry-after"), null);
      ahead = 1_000;
      const fault = (kind: "429" | "5xx" | "token_revoked") =>
        sandbox.faults.set({ platform: "max", method: "messages.send", kind, times: 1 });
      const statuses = [];
      for (const kind of ["429", "5xx", "token_revoked"] as const) {
        fault(kind);
        statuses.push((await send({ text: "x" })).status);
      }
      assert.deepEqual(statuses, [429, 503, 401]);
      assert.equal(sandbox.max.sent.length, 0);
      sandbox.max.lapse(TOKEN);
      assert.deepEqual((await call("GET", "/subscriptions")).body.at("subscriptions"), []);
      assert.equal((await anna.write("ау")).attempts, 0);
      sandbox.max.revoke(TOKEN);
      assert.equal((await send({ text: "x" })).status, 401);
      assert.doesNotMatch(JSON.stringify(sandbox.calls), new RegExp(TOKEN));
    }, { now: () => started + ahead })();
  },
);
