import assert from "node:assert/strict";
import { connect, credentials, NUMBER, said, storedFiles, withWhatsapp } from "./meta_cast.ts";
import { onStage } from "./stage.ts";
import { until } from "./until.ts";

Deno.test(
  "WA-01 a number is subscribed and pointed here by itself; the fields are left to the app's dashboard",
  onStage(async (stage) => {
    const { whatsapp } = stage.sandbox;
    whatsapp.addNumber(NUMBER);
    const office = await stage.open();
    const connection = await connect(office, "whatsapp");
    assert.deepEqual([connection.status, connection.account?.id, connection.account?.username], [
      "active",
      NUMBER.phoneNumberId,
      "+7 495 000-00-01",
    ]);
    assert.deepEqual(connection.setup.map(({ key, done }) => [key, done]), [
      ["whatsapp.subscribed", true],
      ["whatsapp.webhook", true],
      ["whatsapp.fields", false],
    ]);
    // Whatever address the app has, the number's own goes first.
    const elsewhere = await stage.open("Другая мастерская");
    whatsapp.addNumber({ ...NUMBER, phoneNumberId: "2", name: "Второй" });
    const given = { ...credentials.whatsapp, phoneNumberId: "2" };
    const second = await connect(elsewhere, "whatsapp", given);
    assert.equal((await whatsapp.registerWebhook(second.webhookUrl, { account: "2" })).verified, true);
    assert.equal((await whatsapp.registerWebhook(second.webhookUrl)).verified, true);
    const anna = whatsapp.customer({ phone: "79990001122", firstName: "Анна" });
    assert.equal((await anna.write("кому?")).delivered, true);
    assert.equal((await office.tickets()).length, 1);
    assert.ok((await office.connection(connection.id)).setup.every(({ done }) => done));
    assert.equal((await elsewhere.tickets()).length, 0);
    await office.disconnect(connection.id);
    await stage.services.worker.idle();
    assert.equal((await anna.write("и теперь?")).status, 200);
    assert.equal((await elsewhere.tickets()).length, 0, "another number's messages are not for it");
  }),
);

Deno.test(
  "WA-01 an unknown number, a foreign business and a key without rights are told apart",
  onStage(async (stage) => {
    const { whatsapp } = stage.sandbox;
    whatsapp.addNumber(NUMBER);
    whatsapp.addNumber({
      ...NUMBER,
      phoneNumberId: "2",
      businessAccountId: "3",
      token: "sandbox-token-without-rights",
      permissions: [],
    });
    const office = await stage.open();
    const refused = async (more: Partial<typeof credentials.whatsapp | Record<string, string>>) => {
      const given = { ...credentials.whatsapp, ...more };
      const error = await connect(office, "whatsapp", given).then(() => null, (thrown: unknown) => thrown);
      const details = Object(Reflect.get(Object(error), "details"));
      return [details.field, details.reason];
    };
    assert.deepEqual(await refused({ phoneNumberId: "4711" }), ["phoneNumberId", "whatsapp.number_unknown"]);
    assert.deepEqual(await refused({ businessAccountId: "4711" }), [
      "businessAccountId",
      "whatsapp.account_unknown",
    ]);
    assert.deepEqual(await refused({ token: "sandbox-token" }), ["token", "whatsapp.token_refused"]);
    assert.deepEqual(await refused({ appSecret: "sandbox-token-other" }), [
      "appSecret",
      "whatsapp.secret_refused",
    ]);
    const bare = { token: "sandbox-token-without-rights", phoneNumberId: "2", businessAccountId: "3" };
    assert.deepEqual(await refused(bare), ["token", "whatsapp.rights_missing"]);
  }),
);

Deno.test(
  "WA-02 WA-09 a message lands in the chat; the answer is sent, delivered and read, and never goes back",
  withWhatsapp(async ({ stage, office, anna }) => {
    await anna.write("Есть кружки? 🏺");
    const [ticket] = await office.tickets();
    assert.deepEqual([ticket?.kind, ticket?.section, ticket?.contact.name], ["direct", "chat", "Анна Ким"]);
    const id = ticket?.id ?? "";
    anna.leave();
    const answer = await office.reply(id, { text: "Есть, три" });
    await office.settled(answer.id, "sent");
    await stage.sandbox.idle();
    assert.equal((await office.message(answer.id)).status, "sent");
    await anna.comeBack();
    await office.settled(answer.id, "delivered");
    await anna.read();
    await office.settled(answer.id, "read");
    assert.deepEqual(await said(office, id), ["contact: Есть кружки? 🏺", "agent: Есть, три"]);
    assert.equal(stage.sandbox.whatsapp.sent.length, 1);
  }),
);

Deno.test(
  "WA-09 statuses that overtake each other or come twice only move the message forward",
  withWhatsapp(async ({ stage, office, anna }) => {
    await anna.write("Здравствуйте");
    const { id } = await office.firstTicket();
    anna.leave();
    const answer = await office.reply(id, { text: "Добрый день" });
    await office.settled(answer.id, "sent");
    await stage.sandbox.idle();
    const { faults } = stage.sandbox;
    faults.set({ platform: "whatsapp", method: "statuses", kind: "reorder", times: 1 });
    const delivered = anna.comeBack();
    await until("the held status", () => faults.list().length === 0);
    faults.set({ platform: "whatsapp", method: "statuses", kind: "duplicate", times: 1 });
    await anna.read();
    await delivered;
    await stage.sandbox.idle();
    assert.equal((await office.message(answer.id)).status, "read");
  }),
);

Deno.test(
  "WA-03 WA-04 WA-05 documents, pictures, sound, film, stickers and places arrive and are kept",
  withWhatsapp(async ({ stage, office, anna }) => {
    stage.sandbox.faults.set({ platform: "whatsapp", method: "file", kind: "5xx", times: 1 });
    await anna.write("Вот", {
      attachments: ["price", "mug", "voice", "video", "sticker", { kind: "location" }, { kind: "contact" }],
    });
    const { id } = await office.firstTicket();
    await stage.services.worker.idle();
    await stage.pass(60_000);
    const files = await storedFiles(office, id, 7);
    assert.deepEqual(files.map(({ kind, contentType }) => [kind, contentType]), [
      ["file", "application/pdf"],
      ["image", "image/jpeg"],
      ["audio", "audio/ogg"],
      ["video", "video/mp4"],
      ["sticker", "image/webp"],
      ["location", ""],
      ["contact", ""],
    ]);
    assert.deepEqual([files[0]?.name, files[6]?.phone], ["price.pdf", "+79215550142"]);
    assert.equal((await office.messages(id))[0]?.text, "Вот");
  }),
);

Deno.test(
  "WA-03 WA-04 WA-05 an answer's files reach the customer as what they are, with the caption where one fits",
  withWhatsapp(async ({ stage, office, anna }) => {
    await anna.write("Пришлите");
    const { id } = await office.firstTicket();
    for (const name of ["mug", "price", "video", "voice", "sticker"] as const) {
      const file = await office.upload(name);
      const answer = await office.reply(id, { text: name === "mug" ? "Кружка" : "", attachments: [file.id] });
      await office.settled(answer.id, "sent", "delivered");
    }
    const { sent } = stage.sandbox.whatsapp;
    assert.deepEqual(sent.map((one) => [one.text, one.attachments[0]?.kind]), [
      ["Кружка", "photo"],
      ["", "document"],
      ["", "video"],
      ["", "voice"],
      // WebP is no picture to WhatsApp.
      ["", "document"],
    ]);
    assert.equal(sent[1]?.attachments[0]?.name, "price.pdf");
  }),
);

Deno.test(
  "C-10 edits, taken back messages, quotes and reactions change what is here",
  withWhatsapp(async ({ office, anna }) => {
    const { ids: [first = ""] } = await anna.write("првет");
    await anna.edit(first, "привет");
    const { ids: [second = ""] } = await anna.write("не туда", { replyTo: first });
    const { id } = await office.firstTicket();
    assert.equal((await office.messages(id))[1]?.replyTo?.text, "привет");
    await anna.unsend(second);
    await anna.sendUnsupported();
    const messages = await office.messages(id);
    assert.deepEqual(messages.map(({ text, unknown }) => unknown?.what ?? text), [
      "привет",
      "",
      "unsupported",
    ]);
    assert.deepEqual([messages[0]?.editedAt !== undefined, messages[1]?.deletedAt !== undefined], [
      true,
      true,
    ]);
  }),
);

Deno.test(
  "C-11 what a colleague writes in the phone app of the same number appears once, as native",
  withWhatsapp(async ({ stage, office, anna }) => {
    await anna.write("Здравствуйте");
    const { id } = await office.firstTicket();
    await stage.pass(1_000);
    stage.sandbox.faults.set({
      platform: "whatsapp",
      method: "smb_message_echoes",
      kind: "duplicate",
      times: 1,
    });
    await stage.sandbox.whatsapp.admin({ name: "Вера" }).reply(anna.person, "С телефона");
    assert.deepEqual(await said(office, id), ["contact: Здравствуйте", "native: С телефона"]);
  }, { coexists: true }),
);
