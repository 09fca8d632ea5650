import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { type Hook, json, onStage } from "./product.ts";
import { ANNA, BIG, TOKEN, withBot } from "./viber_stage.ts";

function isSigned({ raw, headers }: Hook): boolean {
  return headers.get("x-viber-content-signature") ===
    createHmac("sha256", TOKEN).update(raw).digest("hex");
}

Deno.test(
  "set_webhook asks the address first and answers once it has said 200",
  withBot(async ({ call, product, events }) => {
    const options = { url: `${product.url}/w`, event_types: ["delivered", "seen"] };
    product.answers.push(() => new Response("", { status: 500 }));
    assert.equal((await call("set_webhook", options)).at("status"), 1);
    assert.equal((await call("get_account_info", {})).at("webhook"), "");
    const set = await call("set_webhook", options);
    assert.deepEqual([set.at("status"), set.at("status_message")], [0, "ok"]);
    assert.deepEqual(set.at("event_types"), ["delivered", "seen"]);
    assert.deepEqual(events(), ["webhook", "webhook"]);
    assert.ok(product.hooks.every(isSigned));
    assert.match(product.hooks[1]?.raw ?? "", BIG);
    assert.equal((await call("set_webhook", { url: "http://shop.example/w" })).at("status"), 1);
    assert.equal((await call("set_webhook", { ...options, event_types: ["meteor"] })).at("status"), 3);
    assert.equal((await call("set_webhook", {})).at("status"), 4);
    assert.deepEqual((await call("set_webhook", { url: "" })).value, { status: 0, status_message: "ok" });
    assert.equal((await call("get_account_info", {})).at("webhook"), "");
  }, false),
);

Deno.test(
  "the account is told to its own token alone",
  withBot(async ({ call, url }) => {
    const info = await call("get_account_info", {});
    assert.deepEqual([info.at("status"), info.at("name"), info.at("uri")], [0, "Глина и небо", "glina"]);
    assert.equal(info.at("subscribers_count"), 0);
    assert.equal((await call("get_account_info", {}, "stranger")).at("status"), 2);
    const bare = await json(fetch(`${url}/viber/pa/get_account_info`, { method: "POST", body: "{}" }));
    assert.equal(bare.at("status_message"), "missing_auth_token");
    const get = await fetch(`${url}/viber/pa/get_account_info`);
    assert.equal(get.status, 404);
    await get.body?.cancel();
  }),
);

Deno.test(
  "VB-02 a message subscribes without a callback of its own; a token is a bare 64-bit number",
  withBot(async ({ anna, send, product, events }) => {
    const text = { type: "text", text: "Здравствуйте" };
    assert.equal((await send(text)).at("status"), 6);
    assert.equal((await send({ ...text, receiver: "99999999999A=" })).at("status"), 5);
    const { ids: [id = ""] } = await anna.write("Есть кружки?");
    const [hook] = product.hooks;
    assert.ok(hook && isSigned(hook));
    assert.equal(BIG.exec(hook.raw)?.[1], id);
    assert.ok(!Number.isSafeInteger(Number(id)));
    assert.deepEqual(events(), ["message"]);
    assert.deepEqual(hook.body.at("message"), { type: "text", text: "Есть кружки?", tracking_data: "" });
    assert.deepEqual(
      ["id", "name", "country", "language", "api_version"].map((key) => hook.body.at(`sender.${key}`)),
      [ANNA, "Анна", "RU", "ru", 10],
    );
    const sent = await send({ ...text, tracking_data: "t1" });
    assert.deepEqual([sent.at("status"), sent.at("billing_status")], [0, 1]);
    await anna.write("Беру");
    assert.equal(product.hooks.at(-1)?.body.at("message.tracking_data"), "t1");
    await anna.unsubscribe();
    assert.equal(product.hooks.at(-1)?.body.at("user_id"), ANNA);
    assert.equal((await send(text)).at("status"), 6);
    await anna.subscribe();
    assert.equal(product.hooks.at(-1)?.body.at("user.name"), "Анна");
    assert.equal((await send(text)).at("status"), 0);
  }),
);

Deno.test(
  "VB-09 delivered comes for each device, seen once for all, failed with its reason",
  withBot(async ({ anna, send, sandbox, product, events }) => {
    await anna.write("привет");
    await anna.devices(2);
    const first = await send({ type: "text", text: "раз" });
    await sandbox.idle();
    assert.deepEqual(events(), ["message", "delivered", "delivered"]);
    assert.match(product.hooks[2]?.raw ?? "", BIG);
    await anna.devices(0);
    await send({ type: "text", text: "два" });
    await sandbox.idle();
    assert.equal(product.hooks.length, 3);
    await anna.devices(1);
    await anna.read();
    assert.deepEqual(events().slice(3), ["delivered", "seen"]);
    const [delivered, seen] = product.hooks.slice(3).map(({ raw }) => BIG.exec(raw)?.[1]);
    assert.equal(seen, delivered);
    assert.notEqual(seen, BIG.exec(product.hooks[1]?.raw ?? "")?.[1]);
    assert.equal((await anna.read()).attempts, 0);
    anna.failNext("User is gone");
    await send({ type: "text", text: "три" });
    await sandbox.idle();
    assert.deepEqual([events().at(-1), product.hooks.at(-1)?.body.at("desc")], ["failed", "User is gone"]);
    assert.deepEqual(anna.lines().map(({ read }) => read), [undefined, true, true, undefined]);
    assert.equal(first.at("status"), 0);
  }),
);

Deno.test(
  "texts end at 7000, names at 28, requests at 30 KB; what lacks a field is 4",
  withBot(async ({ anna, call, send }) => {
    await anna.write("привет");
    const status = async (message: Record<string, unknown>) => (await send(message)).at("status");
    assert.equal(await status({ type: "text", text: "я".repeat(7_000) }), 0);
    assert.equal(await status({ type: "text", text: "я".repeat(7_001) }), 3);
    assert.equal(await status({ type: "text", text: "я", tracking_data: "x".repeat(31_000) }), 3);
    assert.equal(await status({ type: "text" }), 4);
    assert.equal(await status({ text: "без типа" }), 4);
    assert.equal(await status({ type: "smell", text: "x" }), 3);
    assert.equal(await status({ type: "text", text: "x", sender: { name: "я".repeat(29) } }), 3);
    assert.equal(await status({ type: "text", text: "x", sender: {} }), 4);
    assert.equal(await status({ type: "text", text: "x", tracking_data: null }), 0);
    assert.equal(await status({ type: "text", text: "x", min_api_version: 99 }), 13);
    assert.equal(
      (await call("send_message", { type: "text", text: "x", sender: { name: "a" } })).at("status"),
      4,
    );
  }),
);

Deno.test(
  "VB-03 media are fetched from an address that ends with an extension",
  withBot(async ({ anna, send, serve, sandbox, events, product, url }) => {
    await anna.write("покажите");
    const status = async (message: Record<string, unknown>) => (await send(message)).at("status");
    const media = await serve("mug", "mug.jpg");
    assert.equal(await status({ type: "picture", text: "Вот", media }), 0);
    await sandbox.idle();
    const [shown] = anna.lines().at(-1)?.attachments ?? [];
    assert.equal(shown?.contentType, "image/jpeg");
    assert.equal(sandbox.viber.sent.at(-1)?.attachments[0]?.url, shown?.url);
    assert.equal(await status({ type: "picture", text: "Вот", media: `${url}/sandbox/samples/mug` }), 3);
    assert.equal(await status({ type: "picture", media }), 4);
    assert.equal(await status({ type: "picture", text: "я".repeat(769), media }), 3);
    const pdf = await serve("price", "price.pdf");
    assert.equal(await status({ type: "file", media: pdf, size: 9_000, file_name: "Цены.pdf" }), 0);
    assert.equal(await status({ type: "file", media: pdf, file_name: "Цены.pdf" }), 4);
    assert.equal(await status({ type: "file", media: pdf, size: 51 * 2 ** 20, file_name: "a.pdf" }), 3);
    assert.equal(await status({ type: "file", media: pdf, size: 9, file_name: "virus.exe" }), 3);
    const clip = await serve("video", "clip.mp4");
    assert.equal(await status({ type: "video", media: clip, size: 9_000, duration: 3 }), 0);
    assert.equal(await status({ type: "video", media: clip, size: 9_000, duration: 181 }), 3);
    assert.equal(await status({ type: "video", media, size: 9_000 }), 3);
    await sandbox.idle();
    product.hooks.length = 0;
    assert.equal(await status({ type: "picture", text: "", media: `${url}/sandbox/files/99/x.jpg` }), 0);
    assert.equal(await status({ type: "picture", text: "", media: await serve("price", "lie.jpg") }), 0);
    await sandbox.idle();
    assert.deepEqual(events(), ["failed", "failed"]);
  }),
);

Deno.test(
  "what a person sends has its documented shape; its address lives for an hour",
  () => {
    let ahead = 0;
    return onStage(async ({ sandbox, product, url }) => {
      sandbox.viber.addBot({ token: TOKEN, name: "Глина" });
      const anna = sandbox.viber.customer({ id: ANNA, name: "Анна", avatar: "avatar2" });
      const headers = { "x-viber-auth-token": TOKEN };
      const body = JSON.stringify({ url: `${product.url}/w` });
      await json(fetch(`${url}/viber/pa/set_webhook`, { method: "POST", headers, body }));
      product.hooks.length = 0;
      await anna.write("Такая", { attachments: ["cracked"] });
      await anna.write("", {
        attachments: ["video", "price", "sticker", { kind: "location" }, { kind: "contact" }],
      });
      await anna.write("https://glina.example");
      const messages = product.hooks.map(({ body }) => body.in("message"));
      const types = ["picture", "video", "file", "sticker", "location", "contact", "url"];
      assert.deepEqual(messages.map((one) => one.at("type")), types);
      assert.equal(messages[0]?.at("text"), "Такая");
      assert.equal(messages[1]?.at("duration"), 3);
      assert.equal(messages[2]?.at("file_name"), "price.pdf");
      assert.equal(typeof messages[4]?.at("location.lat"), "number");
      assert.match(messages[5]?.text("contact.phone_number") ?? "", /^\+7/);
      assert.deepEqual(
        [product.hooks[0]?.body.at("sender.name"), product.hooks[0]?.body.at("sender.avatar")],
        ["Subscriber", undefined],
      );
      await assert.rejects(anna.write("", { attachments: ["voice"] }), RangeError);
      const picture = await fetch(messages[0]?.text("media") ?? "");
      assert.equal(picture.headers.get("content-type"), "image/jpeg");
      await picture.body?.cancel();
      ahead = 3_700_000;
      const late = await fetch(messages[0]?.text("media") ?? "");
      assert.equal(late.status, 404);
      await late.body?.cancel();
    }, { now: () => Date.now() + ahead });
  },
);

Deno.test(
  "conversation_started may be answered with a welcome, which does not subscribe",
  withBot(async ({ anna, send, product, sandbox }) => {
    const welcome = { type: "text", text: "Рады вам", sender: { name: "Глина" } };
    product.answers.push(() => Response.json(welcome));
    await anna.start("shop-12");
    const [hook] = product.hooks;
    assert.deepEqual(
      ["event", "type", "context", "subscribed", "user.id"].map((key) => hook?.body.at(key)),
      ["conversation_started", "open", "shop-12", false, ANNA],
    );
    assert.equal(anna.lines()[0]?.text, "Рады вам");
    assert.equal(sandbox.calls.at(-1)?.method, "welcome");
    assert.equal((await send({ type: "text", text: "ещё" })).at("status"), 6);
  }),
);

Deno.test(
  "100 messages an hour without an answer, two looks at a profile in 12 hours, statuses at will",
  withBot(async ({ anna, call, send, sandbox }) => {
    await anna.write("привет");
    for (let i = 0; i < 100; i++) assert.equal((await send({ type: "text", text: "x" })).at("status"), 0);
    assert.equal((await send({ type: "text", text: "x" })).at("status"), 12);
    await anna.write("тише");
    assert.equal((await send({ type: "text", text: "x" })).at("status"), 0);
    const details = () => call("get_user_details", { id: ANNA });
    assert.equal((await details()).at("user.name"), "Анна");
    await details();
    assert.equal((await details()).at("status"), 12);
    assert.equal((await call("get_user_details", { id: "x" })).at("status"), 5);
    sandbox.viber.refuse(TOKEN, 24);
    assert.equal((await send({ type: "text", text: "x" })).at("status_message"), "noBalance");
    sandbox.viber.refuse(TOKEN, null);
    await sandbox.idle();
  }),
);

Deno.test(
  "a callback is repeated until 200; faults answer in Viber's way",
  withBot(async ({ anna, send, sandbox, product }) => {
    product.answers.push(() => new Response("", { status: 503 }), () => new Response("", { status: 202 }));
    const done = await anna.write("ау");
    assert.deepEqual([done.delivered, done.attempts], [true, 3]);
    assert.equal(new Set(product.hooks.map(({ raw }) => raw)).size, 1);
    const text = { type: "text", text: "x" };
    sandbox.faults.set({ platform: "viber", kind: "429", times: 1 });
    assert.equal((await send(text)).at("status"), 12);
    sandbox.faults.set({ platform: "viber", kind: "token_revoked", times: 1 });
    assert.equal((await send(text)).at("status"), 2);
    assert.equal((await send(text)).at("status"), 0);
    await sandbox.idle();
    assert.deepEqual(sandbox.calls.map(({ outcome }) => outcome).slice(-3), ["429", "token_revoked", "ok"]);
  }),
);
