import assert from "node:assert/strict";
import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import { arrived, connectWith, loaded } from "./arrivals.ts";
import { post } from "./hook.ts";
import type { Office } from "./office.ts";
import { onStage, type Stage } from "./stage.ts";
import { until } from "./until.ts";

const TOKEN = "f9LHodD0cOKQ-sandbox-token-of-max";
const BOT = { token: TOKEN, name: "Глина и небо", username: "glina_bot", avatar: "mug" } as const;

interface Scene {
  readonly stage: Stage;
  readonly office: Office;
  readonly connection: ConnectionView;
  readonly anna: ReturnType<Stage["sandbox"]["max"]["customer"]>;
}

/** A workspace with a bot, and Анна (777), who can write to it. */
function withMax(test: (scene: Scene) => Promise<void>) {
  return onStage(async (stage) => {
    stage.sandbox.max.addBot(BOT);
    const anna = stage.sandbox.max.customer({
      id: 777,
      firstName: "Анна",
      lastName: "Ким",
      username: "anna_k",
      language: "ru",
      avatar: "avatar2",
    });
    const office = await stage.open();
    await test({ stage, office, anna, connection: await connectWith(office, "max", { token: TOKEN }) });
  });
}

Deno.test(
  "a token connects the MAX bot and points its updates here, with a secret",
  withMax(async ({ stage, office, connection, anna }) => {
    assert.deepEqual(
      [connection.status, connection.name, connection.account?.username, connection.account?.url],
      ["active", BOT.name, BOT.username, "https://max.ru/glina_bot"],
    );
    assert.deepEqual(connection.setup.map(({ done }) => done), [true]);
    const [account] = stage.sandbox.max.accounts();
    assert.deepEqual(account?.webhooks.map(({ url }) => url), [connection.webhookUrl]);
    const headers = { "content-type": "application/json", "x-max-bot-api-secret": "wrong" };
    const forged = { body: JSON.stringify({ update_type: "message_created" }), headers };
    assert.equal((await post(stage, connection.webhookUrl, forged)).status, 401);
    assert.equal((await anna.start("shop-12")).delivered, true);
    assert.deepEqual(await office.tickets(), []);
    await office.disconnect(connection.id);
    await until("no webhook", () => stage.sandbox.max.accounts()[0]?.webhooks.length === 0);
  }),
);

Deno.test(
  "a token that MAX does not know leaves nothing behind",
  onStage(async (stage) => {
    const office = await stage.open();
    await assert.rejects(connectWith(office, "max", { token: TOKEN }), { code: "connect_failed" });
    assert.deepEqual(await stage.rows(office, "SELECT id FROM connections"), []);
  }),
);

Deno.test(
  "C-01 C-02 a dialog of MAX is one open ticket in the chat section, without a tag",
  withMax(async ({ office, anna }) => {
    const { ids: [mid = ""] } = await anna.write("Здравствуйте! Есть кружки?");
    await anna.write("И сколько стоит доставка?");
    const [first, ...others] = await office.tickets();
    assert.equal(others.length, 0);
    assert.deepEqual(
      [first?.platform, first?.kind, first?.section, first?.tags],
      ["max", "direct", "chat", []],
    );
    const messages = await office.messages(first?.id ?? "");
    assert.deepEqual(messages.map(({ text, author }) => [text, author.name]), [
      ["Здравствуйте! Есть кружки?", "Анна Ким"],
      ["И сколько стоит доставка?", "Анна Ким"],
    ]);
    assert.equal(messages[0]?.externalId, mid);
    await office.close(first?.id ?? "");
    await anna.write("И ещё");
    const [second] = await office.tickets();
    assert.equal(second?.formerTicketId, first?.id);
  }),
);

Deno.test(
  "pictures, sound, video, a file and a sticker from MAX are stored; a place and a contact are shown",
  withMax(async ({ office, anna }) => {
    await anna.write("смотрите", { attachments: ["mug", "voice", "video"] });
    await anna.write("", { attachments: ["price"] });
    await anna.write("", { attachments: ["sticker", { kind: "location" }, { kind: "contact" }] });
    const { id } = await office.firstTicket();
    const files = await arrived(office, id, 7);
    assert.deepEqual(files.map(({ kind, contentType }) => [kind, contentType]).slice(0, 5), [
      ["image", "image/jpeg"],
      ["audio", "audio/ogg"],
      ["video", "video/mp4"],
      ["file", "application/pdf"],
      ["sticker", "image/webp"],
    ]);
    assert.ok(files.slice(0, 5).every(({ status, size }) => status === "stored" && size > 0));
    for (const file of files.slice(0, 5)) assert.equal(await loaded(office, file), file.size);
    const [place, contact] = files.slice(5);
    assert.deepEqual([place?.kind, place?.latitude], ["location", 59.9311]);
    assert.deepEqual([contact?.kind, contact?.name, contact?.phone], ["contact", "Марина", "+79215550142"]);
  }),
);

Deno.test(
  "an edit and a removal in MAX change the message; a forward is shown quoted, an answer quotes",
  withMax(async ({ stage, office, anna }) => {
    const { ids: [mid = ""] } = await anna.write("Хачу кружку");
    await anna.edit(mid, "Хочу кружку");
    const ticket = await office.firstTicket();
    const [edited] = await office.messages(ticket.id);
    assert.deepEqual([edited?.text, typeof edited?.editedAt], ["Хочу кружку", "string"]);
    const { id } = await office.reply(ticket.id, { text: "Какую?", replyTo: edited?.id });
    await office.settled(id, "sent");
    const [sent] = stage.sandbox.max.sent;
    assert.equal(sent?.replyTo, mid);
    await stage.pass(1_000);
    await anna.write("Синюю", { replyTo: sent?.id });
    await anna.forward(mid);
    const [, , answer, forward] = await office.messages(ticket.id);
    assert.equal(answer?.replyTo?.text, "Какую?");
    assert.match(forward?.text ?? "", /^> Хочу кружку/);
    await anna.remove(mid);
    assert.ok((await office.messages(ticket.id))[0]?.deletedAt);
  }),
);

Deno.test(
  "C-08 an answer goes out to MAX once; a long one in parts of 4000",
  withMax(async ({ stage, office, anna }) => {
    await anna.write("Расскажите");
    const { id: ticket } = await office.firstTicket();
    const { id } = await office.reply(ticket, { text: "Есть: <b>три</b> & *ещё* одна" });
    await office.settled(id, "sent");
    assert.equal(anna.lines().at(-1)?.text, "Есть: <b>три</b> & *ещё* одна");
    const text = Array.from({ length: 220 }, (_, n) => `Предложение номер ${n + 1} про обжиг.`).join(" ");
    const long = await office.reply(ticket, { text });
    const message = await office.settled(long.id, "sent");
    const parts = stage.sandbox.max.sent.slice(1);
    assert.ok(parts.length > 1 && parts.every((part) => part.text.length <= 4_000));
    assert.equal(message.parts, parts.length);
    assert.equal(parts.map((part) => part.text).join(" "), text);
  }),
);

Deno.test(
  "files reach the customer in MAX as what they are, once MAX has them ready; a file travels alone",
  withMax(async ({ stage, office, anna }) => {
    await anna.write("Пришлите");
    const { id: ticket } = await office.firstTicket();
    const names = ["mug", "video", "voice", "price"] as const;
    const files = await Promise.all(names.map((name) => office.upload(name)));
    const { id } = await office.reply(ticket, { text: "Вот", attachments: files.map((one) => one.id) });
    await office.settled(id, "sent");
    const { sent } = stage.sandbox.max;
    assert.deepEqual(
      sent.flatMap(({ attachments }) => attachments.map(({ kind }) => kind)).toSorted(),
      ["audio", "document", "photo", "video"],
    );
    const document = sent.find(({ attachments }) => attachments.some(({ kind }) => kind === "document"));
    assert.equal(document?.attachments.length, 1);
    assert.equal(document?.attachments[0]?.name, "price.pdf");
    assert.ok(stage.sandbox.calls.some(({ outcome }) => outcome === "attachment.not.ready"));
    assert.deepEqual(sent.map(({ text }) => text).filter(Boolean), ["Вот"]);
  }),
);

Deno.test(
  "C-07 who stops the MAX bot closes the composer; where that is not told yet the answer fails with a sentence",
  withMax(async ({ stage, office, anna }) => {
    await anna.write("Здравствуйте");
    const { id: ticket } = await office.firstTicket();
    stage.sandbox.faults.set({ platform: "max", method: "bot_stopped", kind: "reorder", times: 1 });
    const stopping = anna.stop();
    const { id } = await office.reply(ticket, { text: "Вы ещё здесь?" });
    const { error } = await office.settled(id, "failed");
    assert.equal(error?.code, "user");
    await stopping;
    const { composer } = await office.ticket(ticket);
    assert.deepEqual([composer.canReply, composer.closed?.code], [false, "cannot_write_first"]);
    await anna.start();
    await office.settled((await office.reply(ticket, { text: "С возвращением" })).id, "sent");
  }),
);

Deno.test(
  "C-06 the card is filled from what MAX tells",
  withMax(async ({ office, anna }) => {
    await anna.start();
    await anna.write("Здравствуйте");
    const { contact } = await office.firstTicket();
    const card = await until("the portrait", async () => {
      const view = await office.contact(contact.id);
      return view.avatarUrl ? view : undefined;
    });
    assert.equal(card.name, "Анна Ким");
    assert.deepEqual(card.identities?.map(({ username, profileUrl }) => [username, profileUrl]), [
      ["anna_k", "https://max.ru/anna_k"],
    ]);
  }),
);

Deno.test(
  "too many calls to MAX are tried again a little later, and a broken MAX as well: the customer has it once",
  withMax(async ({ stage, office, anna }) => {
    await anna.write("Здравствуйте");
    const { id: ticket } = await office.firstTicket();
    for (const [kind, waiting] of [["429", "waiting_rate"], ["5xx", "waiting_transient"]] as const) {
      stage.sandbox.faults.set({ platform: "max", method: "messages.send", kind, times: 1 });
      const { id } = await office.reply(ticket, { text: kind });
      await until("the wait", async () => (await office.message(id)).error?.code === waiting);
      await stage.pass(300_000);
      await office.settled(id, "sent");
    }
    assert.deepEqual(stage.sandbox.max.sent.map(({ text }) => text), ["429", "5xx"]);
  }),
);

Deno.test(
  "a webhook that MAX has given up is made anew within a day, and messages come again",
  withMax(async ({ stage, office, anna, connection }) => {
    await anna.write("до");
    stage.sandbox.max.lapse(TOKEN);
    assert.equal((await anna.write("мимо")).attempts, 0);
    await stage.pass(25 * 3_600_000);
    await until(
      "the webhook",
      () => stage.sandbox.max.accounts()[0]?.webhooks[0]?.url === connection.webhookUrl,
    );
    await anna.write("после");
    const { id } = await office.firstTicket();
    assert.deepEqual((await office.messages(id)).map(({ text }) => text), ["до", "после"]);
  }),
);

Deno.test(
  "duplicates and swapped updates of MAX change nothing",
  withMax(async ({ stage, office, anna }) => {
    await anna.start();
    stage.sandbox.faults.set({ platform: "max", kind: "duplicate" });
    stage.sandbox.faults.set({ platform: "max", kind: "reorder", times: 2 });
    const { ids: [mid = ""] } = await anna.write("раз");
    await Promise.all([anna.write("два"), anna.write("три"), anna.edit(mid, "раз!")]);
    await stage.sandbox.idle();
    const { id } = await office.firstTicket();
    assert.deepEqual((await office.messages(id)).map(({ text }) => text).toSorted(), ["два", "раз!", "три"]);
  }),
);

Deno.test(
  "a revoked MAX token fails the answer and stops the connection",
  withMax(async ({ stage, office, anna, connection }) => {
    await anna.write("Здравствуйте");
    const { id: ticket } = await office.firstTicket();
    stage.sandbox.max.revoke(TOKEN);
    const { id } = await office.reply(ticket, { text: "Добрый день" });
    assert.equal((await office.settled(id, "failed")).error?.code, "token");
    assert.equal((await office.connection(connection.id)).status, "error");
  }),
);
