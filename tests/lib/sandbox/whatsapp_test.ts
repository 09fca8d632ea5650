import assert from "node:assert/strict";
import { errorsOf, events, isSigned, look } from "./meta_stage.ts";
import { BUSINESS, NUMBER, PHONE, TOKEN, withNumber } from "./whatsapp_stage.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

Deno.test(
  "WA-02 a message comes signed, with its sender by number and by id, and again until 200",
  withNumber(async (cast) => {
    const { anna, product, values } = cast;
    product.answers.push(() => new Response("", { status: 500 }));
    const { ids, attempts } = await anna.write("Здравствуйте 👋");
    assert.equal(attempts, 2);
    assert.ok(events(cast).every((hook) => isSigned(hook)));
    assert.equal(events(cast)[0]?.body.at("object"), "whatsapp_business_account");
    assert.equal(events(cast)[0]?.body.at("entry.0.id"), BUSINESS);
    const value = values()[1];
    assert.deepEqual(value?.at("metadata"), { display_phone_number: "74950000001", phone_number_id: NUMBER });
    assert.deepEqual(value?.at("contacts.0"), {
      profile: { name: "Анна" },
      wa_id: PHONE,
      user_id: anna.id,
    });
    const message = value?.in("messages.0");
    assert.deepEqual(["id", "from", "from_user_id", "type"].map((key) => message?.at(key)), [
      ids[0],
      PHONE,
      anna.id,
      "text",
    ]);
    assert.equal(message?.at("text.body"), "Здравствуйте 👋");
    assert.match(message?.text("timestamp") ?? "", /^\d{10}$/);
    assert.match(anna.id, /^RU\.\d{20}$/);
  }),
);

Deno.test(
  "WA-08 whoever takes a username is known by id alone, and is written to by it",
  withNumber(async ({ anna, call, send, values, sandbox: { whatsapp } }) => {
    anna.adoptUsername("anna.kim");
    await anna.write("Теперь без номера");
    const [value] = values();
    assert.deepEqual(value?.at("contacts.0"), {
      profile: { name: "Анна", username: "anna.kim" },
      user_id: anna.id,
    });
    assert.equal(value?.at("messages.0.from"), undefined);
    const body = { messaging_product: "whatsapp", type: "text", text: { body: "Рады вам" } };
    const sent = await call("POST", `${NUMBER}/messages`, { ...body, recipient: anna.id });
    assert.deepEqual(sent.body.at("contacts.0"), { input: anna.id, user_id: anna.id });
    assert.deepEqual(
      await errorsOf([
        call("POST", `${NUMBER}/messages`, { ...body, recipient: "anna.kim" }),
        call("POST", `${NUMBER}/messages`, { ...body, recipient: "RU.1" }),
        call("POST", `${NUMBER}/messages`, { ...body, to: "anna.kim" }),
        call("POST", `${NUMBER}/messages`, { ...body, to: "74950000001" }),
        call("POST", `${NUMBER}/messages`, body),
      ]),
      ["131009", "131009", "131009", "131021", "100"],
    );
    whatsapp.addTemplate({ name: "code", category: "AUTHENTICATION", body: "Код {{1}}" });
    const code = {
      name: "code",
      language: { code: "ru" },
      components: [{ type: "body", parameters: [{ type: "text", text: "1234" }] }],
    };
    const byId = { messaging_product: "whatsapp", type: "template", template: code, recipient: anna.id };
    assert.equal((await call("POST", `${NUMBER}/messages`, byId)).error, "131062");
    assert.equal((await send("template", code)).error, "", "a number is still an address");
  }),
);

Deno.test("WA-09 statuses go sent, delivered, read, with our own mark; a hidden reading is not told", () =>
  withNumber(async ({ anna, send, sandbox, values, statuses, product }) => {
    await anna.write("Здравствуйте");
    product.hooks.length = 0;
    const { body } = await send("text", { body: "Добрый день" }, { biz_opaque_callback_data: "m.1" });
    assert.deepEqual(body.at("contacts.0"), { input: PHONE, wa_id: PHONE, user_id: anna.id });
    await sandbox.idle();
    await anna.read();
    assert.deepEqual(statuses(), ["sent", "delivered", "read"]);
    const [sent] = values().flatMap((one) => one.list("statuses"));
    assert.deepEqual(
      ["id", "recipient_id", "recipient_user_id", "biz_opaque_callback_data"].map((key) => sent?.at(key)),
      [body.at("messages.0.id"), PHONE, anna.id, "m.1"],
    );
    assert.equal((await anna.read()).attempts, 0);
    product.hooks.length = 0;
    anna.leave();
    await send("text", { body: "Вы тут?" });
    await sandbox.idle();
    assert.deepEqual(statuses(), ["sent"]);
    await anna.comeBack();
    assert.deepEqual(statuses(), ["sent", "delivered"]);
    const shy = sandbox.whatsapp.customer({ phone: "79990003344", firstName: "Ия", hidesReading: true });
    await shy.write("ау");
    await send("text", { body: "да" }, { to: "79990003344" });
    await sandbox.idle();
    assert.equal((await shy.read()).attempts, 0);
  })());

Deno.test("WA-03 WA-04 WA-05 a customer's files come as ids, whose address lasts five minutes and wants our token", () => {
  let ahead = 0;
  return withNumber(async ({ anna, call, values, url }) => {
    await anna.write("Вот", {
      attachments: ["price", "mug", "voice", "audio", "video", "sticker", { kind: "location" }, {
        kind: "contact",
      }],
    });
    const messages = values().map((one) => one.in("messages.0"));
    assert.deepEqual(messages.map((one) => one.at("type")), [
      "document",
      "image",
      "audio",
      "audio",
      "video",
      "sticker",
      "location",
      "contacts",
    ]);
    const [document, , voice, song] = messages;
    assert.deepEqual([document?.at("document.caption"), document?.at("document.filename")], [
      "Вот",
      "price.pdf",
    ]);
    assert.deepEqual(
      [voice?.at("audio.voice"), voice?.at("audio.mime_type"), song?.at("audio.voice")],
      [true, "audio/ogg; codecs=opus", false],
    );
    assert.match(messages[7]?.text("contacts.0.phones.0.phone") ?? "", /^\+7/);
    const id = document?.text("document.id") ?? "";
    const media = (await call("GET", `${id}?phone_number_id=${NUMBER}`)).body;
    assert.deepEqual([media.at("mime_type"), media.at("sha256")], [
      "application/pdf",
      document?.at("document.sha256"),
    ]);
    const bearer = { authorization: `Bearer ${TOKEN}` };
    const address = media.text("url");
    assert.ok(address.startsWith(`${url}/whatsapp/attachments/?`));
    assert.deepEqual(await look(address, bearer), { status: 200, type: "application/pdf" });
    assert.equal((await look(address)).status, 401);
    assert.equal((await look(address.replace(/mid=\d+/, "mid=1"), bearer)).status, 404);
    ahead = 6 * 60_000;
    assert.equal((await look(address, bearer)).status, 404);
    const anew = (await call("GET", id)).body.text("url");
    assert.equal((await look(anew, bearer)).status, 200);
    ahead = 8 * DAY_MS;
    assert.equal((await call("GET", id)).error, "100/33");
  }, { now: () => Date.now() + ahead })();
});

Deno.test(
  "edits, taken back messages, reactions, pressed buttons and a new number come in their own shapes",
  withNumber(async ({ anna, send, values, sandbox }) => {
    const { ids: [id = ""] } = await anna.write("првет");
    await anna.edit(id, "привет");
    await anna.unsend(id);
    const action = { buttons: [{ type: "reply", reply: { id: "yes", title: "Да" } }] };
    const asked = await send("interactive", { type: "button", body: { text: "Придёте?" }, action });
    const wamid = asked.body.text("messages.0.id");
    await sandbox.idle();
    await anna.react(wamid, "❤️");
    await anna.react(wamid, "");
    await anna.press(wamid, anna.lines().at(-1)?.buttons?.[0]?.data ?? "");
    await anna.sendUnsupported();
    const before = anna.id;
    await anna.changeNumber("79990005566");
    await anna.write("Это снова я");
    const messages = values().flatMap((one) => one.list("messages"));
    assert.deepEqual(messages[1]?.at("edit"), {
      original_message_id: id,
      message: { type: "text", text: { body: "привет" } },
    });
    assert.deepEqual(messages[2]?.at("revoke"), { original_message_id: id });
    assert.deepEqual(
      [messages[3]?.at("reaction"), messages[4]?.at("reaction")],
      [{ message_id: wamid, emoji: "❤️" }, { message_id: wamid }],
    );
    assert.deepEqual(messages[5]?.at("interactive.button_reply"), { id: "yes", title: "Да" });
    assert.equal(messages[5]?.at("context.id"), wamid);
    assert.equal(messages[6]?.at("errors.0.code"), 131051);
    const [system, after] = messages.slice(7);
    assert.deepEqual(["type", "from", "from_user_id"].map((key) => system?.at(key)), [
      "system",
      PHONE,
      before,
    ]);
    assert.deepEqual([system?.at("system.wa_id"), system?.at("system.user_id")], ["79990005566", anna.id]);
    assert.deepEqual([after?.at("from"), after?.at("from_user_id")], ["79990005566", anna.id]);
    assert.notEqual(anna.id, before);
  }),
);

Deno.test(
  "a number that also lives in the phone app tells what was written there; any other cannot",
  withNumber(async ({ anna, values, sandbox: { whatsapp } }) => {
    await anna.write("Здравствуйте");
    await whatsapp.admin({ name: "Вера" }).reply(anna.person, "Отвечаю с телефона");
    const echo = values().at(-1)?.in("message_echoes.0");
    assert.deepEqual(["from", "to", "type"].map((key) => echo?.at(key)), ["74950000001", PHONE, "text"]);
    whatsapp.addNumber({
      phoneNumberId: "2",
      businessAccountId: BUSINESS,
      name: "Второй",
      token: TOKEN,
      appSecret: "x",
      verifyToken: "y",
    });
    const oleg = whatsapp.customer({ phone: "79990007788", firstName: "Олег", number: "2" });
    await assert.rejects(whatsapp.admin({ name: "Вера", number: "2" }).reply(oleg.person, "нет"), RangeError);
  }, { coexists: true }),
);

Deno.test(
  "faults strike calls, files, messages and statuses of WhatsApp, in its own words",
  withNumber(async ({ anna, send, sandbox, product, statuses, values, call }) => {
    const { faults } = sandbox;
    await anna.write("", { attachments: ["mug"] });
    const url = (await call("GET", values()[0]?.text("messages.0.image.id") ?? "")).body.text("url");
    const bearer = { authorization: `Bearer ${TOKEN}` };
    faults.set({ platform: "whatsapp", method: "file", kind: "5xx", times: 1 });
    assert.deepEqual([(await look(url, bearer)).status, (await look(url, bearer)).status], [503, 200]);
    for (const kind of ["429", "5xx", "token_revoked"] as const) {
      faults.set({ platform: "whatsapp", method: "messages", kind, times: 1 });
    }
    const answers = [
      await send("text", { body: "1" }),
      await send("text", { body: "2" }),
      await send("text", { body: "3" }),
    ];
    assert.deepEqual(answers.map(({ status, error }) => [status, error]), [
      [429, "130429"],
      [500, "131000"],
      [400, "190/460"],
    ]);
    assert.equal(answers[0]?.headers.get("retry-after"), null);
    product.hooks.length = 0;
    faults.set({ platform: "whatsapp", method: "statuses", kind: "duplicate", times: 1 });
    assert.equal((await send("text", { body: "4" })).error, "");
    await sandbox.idle();
    assert.deepEqual(statuses(), ["sent", "sent", "delivered"]);
    sandbox.whatsapp.revoke(TOKEN);
    assert.equal((await look(url, bearer)).status, 401);
    assert.equal((await send("text", { body: "5" })).error, "190/460");
  }),
);
