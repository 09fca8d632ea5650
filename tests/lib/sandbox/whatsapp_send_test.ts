import assert from "node:assert/strict";
import { errorsOf, fileOf, serve } from "./meta_stage.ts";
import { BUSINESS, NUMBER, withNumber } from "./whatsapp_stage.ts";

const HOUR_MS = 3_600_000;

Deno.test("WA-02 outside of 24 hours a text fails by its status with 131047, or at once; a template goes", () => {
  let ahead = 0;
  return withNumber(async ({ anna, send, sandbox, statuses, values }) => {
    const { whatsapp } = sandbox;
    whatsapp.addTemplate({ name: "order_ready", body: "Заказ {{1}} готов", footer: "Глина и небо" });
    const template = {
      name: "order_ready",
      language: { code: "ru" },
      components: [{ type: "body", parameters: [{ type: "text", text: "№ 12" }] }],
    };
    assert.equal((await send("template", template)).error, "", "the business may write first");
    await sandbox.idle();
    assert.equal(anna.lines().at(-1)?.text, "Заказ № 12 готов\n\nГлина и небо");
    assert.equal((await send("text", { body: "Ау" })).error, "");
    await sandbox.idle();
    assert.deepEqual(statuses(), ["sent", "delivered", "failed 131047"]);
    assert.ok(values().at(-1)?.text("statuses.0.errors.0.error_data.details").includes("24 hours"));
    assert.equal(anna.lines().length, 1, "it never came");
    await anna.write("Спасибо");
    ahead = 23 * HOUR_MS;
    assert.equal((await send("text", { body: "Пожалуйста" })).error, "");
    ahead = 25 * HOUR_MS;
    whatsapp.refuseAtOnce(true);
    const late = await send("text", { body: "Поздно" });
    assert.deepEqual([late.status, late.error], [400, "131047"]);
    assert.match(late.body.text("error.message"), /^\(#131047\) /);
    assert.equal(typeof late.body.at("error.error_data.details"), "string");
    await anna.write("Я тут");
    assert.equal((await send("text", { body: "Рады" })).error, "");
    await anna.block();
    assert.equal((await send("text", { body: "Ау" })).error, "131026");
    assert.equal((await send("text", { body: "Кто вы?" }, { to: "15550001111" })).error, "131026");
  }, { now: () => Date.now() + ahead })();
});

Deno.test(
  "WA-02 templates are listed in pages and by state, and refused by what is wrong with them",
  withNumber(async ({ anna, call, send, sandbox: { whatsapp } }) => {
    whatsapp.addTemplate({
      name: "greeting",
      header: "Привет, {{name}}",
      body: "{{name}}, ждём вас {{when}}",
      buttons: [{ type: "QUICK_REPLY", text: "Приду" }, {
        type: "URL",
        text: "Карта",
        url: "https://a.example/{{1}}",
      }],
    });
    for (const status of ["PAUSED", "DISABLED", "PENDING"]) {
      whatsapp.addTemplate({ name: status.toLowerCase(), body: "x", status });
    }
    for (let i = 0; i < 5; i++) whatsapp.addTemplate({ name: `n${i}`, language: "en_US", body: "x" });
    const path = `${BUSINESS}/message_templates`;
    const first = (await call("GET", `${path}?limit=6&fields=name,status`)).body;
    assert.equal(first.list("data").length, 6);
    assert.deepEqual(Object.keys(Object(first.at("data.0"))).sort(), ["id", "name", "status"]);
    const after = first.text("paging.cursors.after");
    const rest = (await call("GET", `${path}?limit=6&after=${after}`)).body;
    assert.deepEqual([rest.list("data").length, rest.at("paging.next")], [3, undefined]);
    assert.ok(first.at("paging.next"));
    assert.equal((await call("GET", `${path}?status=APPROVED`)).body.list("data").length, 6);

    const text = (value: string, name?: string) => ({ type: "text", text: value, parameter_name: name });
    const header = { type: "header", parameters: [text("Анна", "name")] };
    const button = { type: "button", sub_type: "url", index: "1", parameters: [text("map")] };
    const body = (...parameters: unknown[]) => ({ type: "body", parameters });
    const full = body(text("Анна", "name"), text("в пять", "when"));
    const use = (name: string, components: unknown[] = [], code = "ru") =>
      send("template", { name, language: { code }, components });
    assert.equal((await use("greeting", [header, full, button])).error, "");
    const line = anna.lines().at(-1);
    assert.equal(line?.text, "Привет, Анна\n\nАнна, ждём вас в пять");
    assert.deepEqual(line?.buttons?.map((one) => one.text), ["Приду"]);
    assert.deepEqual(
      await errorsOf([
        use("greeting", [header, full, button], "en"),
        use("nothing"),
        use("pending"),
        use("paused"),
        use("disabled"),
        use("greeting", [header, body(text("Анна", "name")), button]),
        use("greeting", [header, body(text("Анна", "name"), text("в пять", "where")), button]),
        use("greeting", [header, full]),
        use("greeting", [header, body(text("Анна", "name"), { type: "image", image: {} }), button]),
        use("greeting", [header, body(text("Анна", "name"), text("в\nпять", "when")), button]),
      ]),
      ["132001", "132001", "132001", "132015", "132016", "132000", "132000", "131008", "132012", "100"],
    );
    await anna.press(line?.id ?? "", line?.buttons?.[0]?.data ?? "");
  }),
);

Deno.test(
  "texts end at 4096, captions at 1024, senseless calls are refused by their codes",
  withNumber(async ({ anna, send, call, url }) => {
    const { ids: [wamid] } = await anna.write("Здравствуйте");
    const mug = await serve(url, "mug", "mug.jpg");
    assert.equal((await send("text", { body: "я".repeat(4096) })).error, "");
    assert.equal((await send("image", { link: mug, caption: "я".repeat(1024) })).error, "");
    assert.equal((await send("text", { body: "да" }, { context: { message_id: wamid } })).error, "");
    assert.equal(anna.lines().at(-1)?.replyTo, wamid);
    assert.equal((await send("reaction", { message_id: wamid, emoji: "👍" })).error, "");
    const read = { messaging_product: "whatsapp", status: "read", message_id: wamid };
    assert.equal((await call("POST", `${NUMBER}/messages`, read)).body.at("success"), true);
    const ogg = await serve(url, "voice", "voice.ogg");
    assert.deepEqual(
      await errorsOf([
        send("text", { body: "я".repeat(4097) }),
        send("text", { body: " " }),
        send("image", { link: mug, caption: "я".repeat(1025) }),
        send("audio", { link: ogg, caption: "нельзя" }),
        send("image", { link: `${url}/sandbox/files/9999/x.jpg` }),
        send("image", { id: "1" }),
        send("video", { link: mug }),
        send("smell", {}),
        send("text", { body: "?" }, { context: { message_id: "wamid.0" } }),
        send("text", { body: "?" }, { messaging_product: "telegraph" }),
      ]),
      ["100", "131008", "100", "100", "131052", "100/33", "131053", "100", "131009", "100"],
    );
  }),
);

Deno.test(
  "WA-03 WA-04 WA-05 our files are uploaded once and sent by id; kinds and sizes are checked when they are sent",
  withNumber(async ({ anna, call, send, sandbox }) => {
    await anna.write("Пришлите");
    const upload = async (file: File, type: string) => {
      const form = new FormData();
      form.set("messaging_product", "whatsapp");
      form.set("type", type);
      form.set("file", file);
      return await call("POST", `${NUMBER}/media`, form);
    };
    const put = async (file: File, type = file.type) => (await upload(file, type)).body.text("id");
    const opus = "audio/ogg; codecs=opus";
    const voice = await put(await fileOf("voice", "голос.ogg"), opus);
    const pdf = await put(await fileOf("price", "x.pdf"));
    const jpg = await put(await fileOf("mug", "mug.jpg"));
    const clip = await put(await fileOf("video", "clip.mp4"));
    const webp = await put(await fileOf("sticker", "s.webp"));
    assert.deepEqual(
      await errorsOf([
        send("audio", { id: voice }),
        send("document", { id: pdf, filename: "Цены.pdf", caption: "Прайс" }),
        send("image", { id: jpg }),
        send("video", { id: clip }),
        send("sticker", { id: webp }),
        send("image", { id: webp }),
        send("sticker", { id: jpg }),
        send("image", { id: jpg, filename: "x" }),
      ]),
      ["", "", "", "", "", "131053", "131053", "100"],
    );
    await sandbox.idle();
    const kinds = new Map(sandbox.whatsapp.sent.map(({ attachments: [file] }) => [file?.kind, file?.name]));
    assert.deepEqual([...kinds.keys()].toSorted(), ["document", "photo", "sticker", "video", "voice"]);
    assert.equal(kinds.get("document"), "Цены.pdf");
    const large = new File([new Uint8Array(5 * 2 ** 20 + 1)], "big.jpg", { type: "image/jpeg" });
    assert.equal((await send("image", { id: await put(large) })).error, "131053");
    assert.equal((await upload(await fileOf("voice", "a.ogg"), "audio/ogg")).error, "100");
    assert.equal((await call("DELETE", jpg)).body.at("success"), true);
    assert.equal((await send("image", { id: jpg })).error, "100/33");
  }),
);

Deno.test("45 messages to one person at once, then one in six seconds", () => {
  let ahead = 0;
  return withNumber(async ({ anna, send, sandbox }) => {
    await anna.write("Здравствуйте");
    for (let i = 0; i < 45; i++) assert.equal((await send("text", { body: `${i}` })).error, "");
    assert.equal((await send("text", { body: "46" })).error, "131056");
    ahead = 7_000;
    assert.equal((await send("text", { body: "47" })).error, "");
    assert.equal((await send("text", { body: "48" })).error, "131056");
    await sandbox.idle();
  }, { now: () => Date.now() + ahead })();
});
