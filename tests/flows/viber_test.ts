import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import { arrived, connectWith, loaded } from "./arrivals.ts";
import { post } from "./hook.ts";
import type { Office } from "./office.ts";
import { onStage, type Stage } from "./stage.ts";
import { until } from "./until.ts";

const TOKEN = "4453b6ac12345678-sandbox-token-daec9cbb5448c51f";
const BOT = { token: TOKEN, name: "Глина и небо", uri: "glina", avatar: "mug" } as const;
const ANNA = "01234567890A=";

interface Scene {
  readonly stage: Stage;
  readonly office: Office;
  readonly connection: ConnectionView;
  readonly anna: ReturnType<Stage["sandbox"]["viber"]["customer"]>;
}

/** A workspace with a bot, and Анна, who can write to it. */
function withViber(test: (scene: Scene) => Promise<void>) {
  return onStage(async (stage) => {
    stage.sandbox.viber.addBot(BOT);
    const anna = stage.sandbox.viber.customer({
      id: ANNA,
      name: "Анна Ким",
      country: "RU",
      language: "ru",
      avatar: "avatar2",
    });
    const office = await stage.open();
    await test({ stage, office, anna, connection: await connectWith(office, "viber", { token: TOKEN }) });
  });
}

Deno.test(
  "VB-01 a token connects the bot, answers Viber's first call and shows the direct link",
  withViber(async ({ stage, office, connection, anna }) => {
    assert.deepEqual(
      [connection.status, connection.name, connection.account?.url],
      ["active", BOT.name, "viber://pa?chatURI=glina"],
    );
    assert.ok(connection.setup.every(({ done }) => done));
    const [account] = stage.sandbox.viber.accounts();
    assert.deepEqual(account?.webhooks, [{ url: connection.webhookUrl, status: "ok" }]);
    await anna.start("shop-12");
    assert.deepEqual([anna.lines().length, await office.tickets()], [0, []]);
    await office.disconnect(connection.id);
    await until("no webhook", () => stage.sandbox.viber.accounts()[0]?.webhooks.length === 0);
  }),
);

Deno.test(
  "VB-01 a token that Viber does not know leaves nothing behind; a wrong signature is refused",
  onStage(async (stage) => {
    const office = await stage.open();
    await assert.rejects(connectWith(office, "viber", { token: TOKEN }), { code: "connect_failed" });
    assert.deepEqual(await stage.rows(office, "SELECT id FROM connections"), []);
    stage.sandbox.viber.addBot(BOT);
    const { webhookUrl } = await connectWith(office, "viber", { token: TOKEN });
    const body = JSON.stringify({ event: "message", message_token: 1, sender: { id: ANNA } });
    const signature = createHmac("sha256", "another token").update(body).digest("hex");
    const headers = { "content-type": "application/json", "x-viber-content-signature": signature };
    assert.equal((await post(stage, webhookUrl, { body, headers })).status, 401);
    assert.deepEqual(await office.tickets(), []);
  }),
);

Deno.test(
  "VB-02 C-01 C-02 messages are one chat, by ids that no number holds; a duplicate is none",
  withViber(async ({ stage, office, anna }) => {
    stage.sandbox.faults.set({ platform: "viber", kind: "duplicate" });
    const { ids: [id = ""] } = await anna.write("Есть кружки?");
    await anna.write("https://glina.example/shop");
    const [ticket, ...others] = await office.tickets();
    assert.equal(others.length, 0);
    assert.deepEqual(
      [ticket?.platform, ticket?.kind, ticket?.section, ticket?.tags],
      ["viber", "direct", "chat", []],
    );
    const messages = await office.messages(ticket?.id ?? "");
    assert.deepEqual(messages.map(({ text, author }) => [text, author.name]), [
      ["Есть кружки?", "Анна Ким"],
      ["https://glina.example/shop", "Анна Ким"],
    ]);
    assert.equal(messages[0]?.externalId, id);
    assert.ok(!Number.isSafeInteger(Number(id)));
  }),
);

Deno.test(
  "VB-02 VB-09 an answer goes out once; delivered and seen are shown, and one seen covers all before it",
  withViber(async ({ stage, office, anna }) => {
    await anna.write("Есть кружки?");
    const { id: ticket } = await office.firstTicket();
    await anna.devices(0);
    const first = await office.reply(ticket, { text: "Есть <b>три</b> & ещё одна" });
    await office.settled(first.id, "sent");
    await stage.pass(1_000);
    await anna.devices(2);
    await office.settled(first.id, "delivered");
    const second = await office.reply(ticket, { text: "И ваза" });
    await office.settled(second.id, "delivered");
    await stage.pass(1_000);
    await anna.read();
    await office.settled(first.id, "read");
    await office.settled(second.id, "read");
    assert.deepEqual(anna.lines().map(({ text }) => text), [
      "Есть кружки?",
      "Есть <b>три</b> & ещё одна",
      "И ваза",
    ]);
    assert.equal(stage.sandbox.viber.sent.length, 2);
  }),
);

Deno.test(
  "VB-09 what fails on the customer's phone is shown as failed, with Viber's reason",
  withViber(async ({ office, anna }) => {
    await anna.write("Здравствуйте");
    const { id: ticket } = await office.firstTicket();
    anna.failNext("User is gone");
    const { id } = await office.reply(ticket, { text: "Добрый день" });
    const { error } = await office.settled(id, "failed");
    assert.match(error?.message ?? "", /User is gone/);
  }),
);

Deno.test(
  "VB-02 who leaves cannot be written to, and coming back opens the composer",
  withViber(async ({ stage, office, anna }) => {
    await anna.write("Здравствуйте");
    const { id: ticket } = await office.firstTicket();
    stage.sandbox.faults.set({ platform: "viber", method: "unsubscribed", kind: "reorder", times: 1 });
    const leaving = anna.unsubscribe();
    const { id } = await office.reply(ticket, { text: "Вы ещё здесь?" });
    assert.equal((await office.settled(id, "failed")).error?.code, "user");
    await leaving;
    const { composer } = await office.ticket(ticket);
    assert.deepEqual([composer.canReply, composer.closed?.code], [false, "cannot_write_first"]);
    await assert.rejects(office.reply(ticket, { text: "И всё же" }), { code: "cannot_write_first" });
    await anna.subscribe();
    await office.settled((await office.reply(ticket, { text: "С возвращением" })).id, "delivered");
  }),
);

Deno.test(
  "VB-03 VB-05 a picture with its words, a video, a file and a sticker are stored; a place and a contact shown",
  withViber(async ({ office, anna }) => {
    await anna.write("Такая", { attachments: ["cracked"] });
    await anna.write("", {
      attachments: ["video", "price", "sticker", { kind: "location" }, { kind: "contact" }],
    });
    const { id } = await office.firstTicket();
    const files = await arrived(office, id, 6);
    assert.deepEqual(files.slice(0, 4).map(({ kind, contentType, status }) => [kind, contentType, status]), [
      ["image", "image/jpeg", "stored"],
      ["video", "video/mp4", "stored"],
      ["file", "application/pdf", "stored"],
      ["sticker", "image/webp", "stored"],
    ]);
    assert.equal(files[2]?.name, "price.pdf");
    for (const file of files.slice(0, 4)) assert.equal(await loaded(office, file), file.size);
    const [place, contact] = files.slice(4);
    assert.deepEqual([place?.kind, place?.longitude], ["location", 30.3609]);
    assert.deepEqual([contact?.kind, contact?.phone], ["contact", "+79215550142"]);
    assert.equal((await office.messages(id))[0]?.text, "Такая");
  }),
);

Deno.test(
  "VB-03 VB-04 VB-05 a picture with its words, a video, and a sound and a document as files reach the phone",
  withViber(async ({ stage, office, anna }) => {
    await anna.write("Покажите");
    const { id: ticket } = await office.firstTicket();
    const names = ["mug", "video", "audio", "price"] as const;
    for (const name of names) {
      const { id: file } = await office.upload(name);
      const { id } = await office.reply(ticket, { text: `это ${name}`, attachments: [file] });
      await office.settled(id, "delivered");
    }
    await stage.sandbox.idle();
    const { sent } = stage.sandbox.viber;
    assert.deepEqual(
      sent.map(({ text, attachments: [file] }) => [text, file?.kind, file?.contentType]),
      [
        ["это mug", "photo", "image/jpeg"],
        ["это video", undefined, undefined],
        ["", "video", "video/mp4"],
        ["это audio", undefined, undefined],
        ["", "document", "audio/mpeg"],
        ["это price", undefined, undefined],
        ["", "document", "application/pdf"],
      ],
    );
    assert.ok(sent.every(({ attachments }) => attachments.every(({ size }) => size > 0)));
  }),
);

Deno.test(
  "VB-03 C-08 a text above 7000 goes out in parts, whole and in order",
  withViber(async ({ stage, office, anna }) => {
    await anna.write("Расскажите всё");
    const { id: ticket } = await office.firstTicket();
    const text = Array.from({ length: 400 }, (_, n) => `Предложение номер ${n + 1} про обжиг.`).join(" ");
    const { id } = await office.reply(ticket, { text });
    const message = await office.settled(id, "delivered");
    const { sent } = stage.sandbox.viber;
    assert.ok(sent.length > 1);
    assert.equal(message.parts, sent.length);
    assert.equal(sent.map((part) => part.text).join(" "), text);
  }),
);

Deno.test(
  "VB-08 C-06 the card has the picture, the name, the country and Viber's id",
  withViber(async ({ office, anna }) => {
    await anna.write("Здравствуйте");
    const { contact } = await office.firstTicket();
    const card = await until("the portrait", async () => {
      const view = await office.contact(contact.id);
      return view.avatarUrl ? view : undefined;
    });
    assert.deepEqual([card.name, card.language], ["Анна Ким", "ru"]);
    assert.ok(card.country);
    assert.match(card.avatarUrl ?? "", /^\/media\//);
  }),
);

Deno.test(
  "VB-02 when Viber has had enough, the answer waits for an hour at most and goes out once",
  withViber(async ({ stage, office, anna }) => {
    await anna.write("Здравствуйте");
    const { id: ticket } = await office.firstTicket();
    stage.sandbox.faults.set({ platform: "viber", method: "send_message", kind: "429", times: 1 });
    const { id } = await office.reply(ticket, { text: "Добрый день" });
    await until("the wait", async () => (await office.message(id)).error?.code === "waiting_rate");
    assert.equal(stage.sandbox.viber.sent.length, 0);
    await stage.pass(3_700_000);
    await office.settled(id, "delivered");
    assert.equal(stage.sandbox.viber.sent.length, 1);
  }),
);

Deno.test(
  "VB-02 no money fails one answer, a blocked account stops the connection",
  withViber(async ({ stage, office, anna, connection }) => {
    await anna.write("Здравствуйте");
    const { id: ticket } = await office.firstTicket();
    stage.sandbox.viber.refuse(TOKEN, 24);
    const first = await office.reply(ticket, { text: "раз" });
    assert.equal((await office.settled(first.id, "failed")).error?.code, "content");
    assert.equal((await office.connection(connection.id)).status, "active");
    stage.sandbox.viber.refuse(TOKEN, 7);
    const second = await office.reply(ticket, { text: "два" });
    assert.equal((await office.settled(second.id, "failed")).error?.code, "token");
    assert.equal((await office.connection(connection.id)).status, "error");
  }),
);
