import assert from "node:assert/strict";
import { PAGE, TOKEN, withPage } from "./facebook_stage.ts";
import { errorsOf, events, fileOf, look, messaging, serve } from "./meta_stage.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

Deno.test(
  "FB-02 texts end at 2000; text and file together, strangers and senseless calls are refused with 100",
  withPage(async ({ anna, send, call, url }) => {
    await anna.write("Здравствуйте");
    assert.equal((await send({ text: "я".repeat(2000) })).error, "");
    assert.equal((await send({ text: "я".repeat(2001) })).error, "100");
    const image = { type: "image", payload: { url: `${url}/sandbox/samples/mug` } };
    assert.deepEqual(
      await errorsOf([
        send({ text: "я", attachment: image }),
        send({ text: " " }),
        send({ text: "я", metadata: "m".repeat(1001) }),
        send({ attachment: { ...image, type: "smell" } }),
        send({ text: "я" }, { recipient: { id: "7200000000000099" } }),
        send({ text: "я" }, { messaging_type: "SHOUT" }),
        call("POST", `${PAGE}/messages`, { message: { text: "я" } }),
        call("GET", `${PAGE}?fields=nose`),
        call("GET", "4711"),
      ]),
      ["100", "100/2018034", "100", "100", "100/2018001", "100", "100", "100", "100/33"],
    );
  }),
);

Deno.test("FB-12 the window is 24 hours, seven days with an approved human agent, and no tag else", () => {
  let ahead = 0;
  return withPage(async ({ anna, send, sandbox: { facebook } }) => {
    const human = { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" };
    await anna.write("Здравствуйте");
    ahead = 23 * HOUR_MS;
    assert.equal((await send({ text: "Успели" })).error, "");
    ahead = 25 * HOUR_MS;
    assert.equal((await send({ text: "Поздно" })).error, "10/2018278");
    assert.equal((await send({ text: "Человек" }, human)).error, "10");
    facebook.allowHumanAgent(true);
    assert.equal((await send({ text: "Человек" }, human)).error, "");
    for (const tag of ["ACCOUNT_UPDATE", "CONFIRMED_EVENT_UPDATE", "POST_PURCHASE_UPDATE"]) {
      assert.equal((await send({ text: "Заказ" }, { ...human, tag })).error, "100/1893061", tag);
    }
    assert.equal((await send({ text: "?" }, { ...human, tag: "WHIM" })).error, "100");
    ahead = 8 * DAY_MS;
    assert.equal((await send({ text: "Неделя прошла" }, human)).error, "10/2018278");
    await anna.write("Я снова тут");
    assert.equal((await send({ text: "Рады" })).error, "");
    await anna.block();
    assert.equal((await send({ text: "Ау" })).error, "551/1545041");
  }, { now: () => Date.now() + ahead })();
});

Deno.test("FB-05 FB-06 FB-07 files come by addresses that expire, and go as form, by address or by id", () => {
  let ahead = 0;
  return withPage(async (cast) => {
    const { anna, send, call, url } = cast;
    await anna.write("", {
      attachments: ["mug", "vase", "voice", "video", "price", "sticker", { kind: "location" }],
    });
    const sent = messaging(cast).map((one) => one.list("message.attachments").map((file) => file.at("type")));
    assert.deepEqual(sent, [["image", "image"], ["audio"], ["video"], ["file"], ["image"], ["location"]]);
    const last = messaging(cast).map((one) => one.in("message.attachments.0.payload"));
    assert.equal(typeof last[4]?.at("sticker_id"), "number");
    assert.equal(typeof last[5]?.at("coordinates.lat"), "number");
    const address = last[0]?.text("url") ?? "";
    assert.deepEqual(await look(address), { status: 200, type: "image/jpeg" });
    assert.equal((await look(address.replace("oh=", "oh=0"))).status, 403);

    const form = new FormData();
    form.set("recipient", JSON.stringify({ id: anna.id }));
    form.set("message", JSON.stringify({ attachment: { type: "audio", payload: { is_reusable: true } } }));
    form.set("filedata", await fileOf("voice", "голос.ogg"));
    const posted = await call("POST", `${PAGE}/messages`, form);
    assert.equal(posted.error, "");
    const attachment_id = posted.body.text("attachment_id");
    assert.equal((await send({ attachment: { type: "audio", payload: { attachment_id } } })).error, "");
    const mug = await serve(url, "mug", "mug.jpg");
    const by = (type: string, payload: unknown) => send({ attachment: { type, payload } });
    assert.equal((await by("image", { url: mug })).error, "");
    assert.deepEqual(
      anna.lines().slice(-3).map(({ attachments: [file] }) => [file?.kind, file?.name]),
      [["audio", "голос.ogg"], ["audio", "голос.ogg"], ["photo", "mug.jpg"]],
    );
    assert.deepEqual(
      await errorsOf([
        by("image", { attachment_id }),
        by("image", { url: `${url}/sandbox/files/9999/x.jpg` }),
        by("video", { url: mug }),
      ]),
      ["100/2018074", "100/2018008", "100/2018047"],
    );
    ahead = 8 * DAY_MS;
    assert.equal((await look(address)).status, 403);
  }, { now: () => Date.now() + ahead })();
});

Deno.test(
  "faults answer in Meta's way, strike as often as they were asked to, and are seen in the log",
  withPage(async (cast) => {
    const { anna, send, sandbox, product } = cast;
    await anna.write("Здравствуйте");
    const { faults } = sandbox;
    faults.set({ platform: "facebook", kind: "429", times: 1, retryAfter: 120 });
    const busy = await send({ text: "раз" });
    const usage = JSON.parse(busy.headers.get("x-business-use-case-usage") ?? "{}");
    assert.deepEqual([busy.error, usage["1"][0].estimated_time_to_regain_access], ["4", 2]);
    faults.set({ platform: "facebook", kind: "5xx", times: 1 });
    const broken = await send({ text: "два" });
    assert.deepEqual([broken.status, broken.error], [500, "2"]);
    faults.set({ platform: "facebook", kind: "token_revoked", times: 1 });
    assert.equal((await send({ text: "три" })).error, "190/460");
    assert.equal((await send({ text: "четыре" })).error, "");
    sandbox.facebook.revoke(TOKEN);
    assert.equal((await send({ text: "пять" })).error, "190/460");
    assert.deepEqual(
      sandbox.calls.slice(-5).map(({ method, outcome }) => [method, outcome]),
      [["messages", "429"], ["messages", "5xx"], ["messages", "token_revoked"], ["messages", "ok"], [
        "messages",
        "190",
      ]],
    );
    await sandbox.idle();
    product.hooks.length = 0;
    faults.set({ platform: "facebook", method: "messages", kind: "duplicate", times: 1 });
    await anna.write("дважды");
    assert.equal(new Set(events(cast).map(({ raw }) => raw)).size, 1);
    assert.equal(events(cast).length, 2);
    product.hooks.length = 0;
    faults.set({ platform: "facebook", method: "messages", kind: "reorder", times: 1 });
    await Promise.all([anna.write("первое"), anna.write("второе")]);
    assert.deepEqual(messaging(cast).map((one) => one.at("message.text")), ["второе", "первое"]);
  }),
);

Deno.test(
  "a call that is accepted and never answered has been done; what happens at once comes in one webhook",
  withPage(async (cast) => {
    const { anna, sandbox, url, product } = cast;
    await anna.write("Здравствуйте");
    sandbox.faults.set({ platform: "facebook", method: "messages", kind: "timeout_after_accept", times: 1 });
    const body = JSON.stringify({ recipient: { id: anna.id }, message: { text: "Дошло?" } });
    const headers = { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" };
    const signal = AbortSignal.timeout(100);
    await assert.rejects(fetch(`${url}/meta/v24.0/me/messages`, { method: "POST", body, headers, signal }));
    assert.equal(anna.lines().at(-1)?.text, "Дошло?");
    await sandbox.idle();
    product.hooks.length = 0;
    await sandbox.facebook.batch(async () => {
      for (const text of ["раз", "два", "три"]) await anna.write(text);
    });
    assert.equal(events(cast).length, 1);
    assert.deepEqual(messaging(cast).map((one) => one.at("message.text")), ["раз", "два", "три"]);
  }),
);
