import assert from "node:assert/strict";
import { BOT, withTelegram } from "./cast.ts";
import { onStage } from "./stage.ts";
import { until } from "./until.ts";

Deno.test(
  "TG-01 a bot token connects the bot, points its webhook here and says who it is",
  withTelegram(async ({ stage, office, connection }) => {
    assert.deepEqual(await office.tickets(), []);
    assert.deepEqual(
      [connection.status, connection.account?.username, connection.name],
      ["active", "glina_bot", "Глина"],
    );
    const [account] = stage.sandbox.telegram.accounts();
    assert.deepEqual(account?.webhooks.map(({ url }) => url), [connection.webhookUrl]);
    assert.deepEqual(connection.setup.map(({ key, done }) => [key, done]), [["telegram.webhook_set", true]]);
  }),
);

Deno.test(
  "TG-01 a token that Telegram does not know leaves nothing behind",
  onStage(async (stage) => {
    const office = await stage.open();
    await assert.rejects(office.connect("telegram", BOT.token), { code: "connect_failed" });
    assert.deepEqual(await stage.rows(office, "SELECT id FROM connections"), []);
    stage.sandbox.telegram.addBot(BOT);
    assert.equal((await office.connect("telegram", BOT.token)).status, "active");
  }),
);

Deno.test(
  "TG-02 C-01 C-02 a direct conversation is one open ticket in the chat section",
  withTelegram(async ({ office, marina, connection }) => {
    assert.equal((await marina.write("Здравствуйте! Есть кружки?")).status, 200);
    await marina.write("И сколько стоит доставка?");
    const tickets = await office.tickets();
    assert.equal(tickets.length, 1);
    const [ticket] = tickets;
    assert.deepEqual(
      [ticket?.platform, ticket?.kind, ticket?.section, ticket?.connectionId, ticket?.tags, ticket?.unread],
      ["telegram", "direct", "chat", connection.id, [], true],
    );
    assert.equal(ticket?.preview, "И сколько стоит доставка?");
    const messages = await office.messages(ticket?.id ?? "");
    assert.deepEqual(messages.map(({ text, status, author }) => [text, status, author.name]), [
      ["Здравствуйте! Есть кружки?", "received", "Марина Котова"],
      ["И сколько стоит доставка?", "received", "Марина Котова"],
    ]);
  }),
);

Deno.test(
  "C-02 a message after the closure opens a new ticket that links to the former one",
  withTelegram(async ({ office, marina }) => {
    await marina.write("первое");
    const first = await office.firstTicket();
    await office.close(first.id);
    await marina.write("второе");
    const [second] = await office.tickets();
    assert.notEqual(second?.id, first.id);
    assert.equal(second?.formerTicketId, first.id);
    assert.equal(second?.contact.id, first.contact.id);
    assert.deepEqual((await office.messages(second?.id ?? "")).map(({ text }) => text), ["второе"]);
  }),
);

Deno.test(
  "TG-09 an album arrives as one message with its files in order",
  withTelegram(async ({ office, marina }) => {
    await marina.sendAlbum(["mug", "vase", "bowls"], "Какая красивее?");
    const ticket = await office.firstTicket();
    const messages = await office.messages(ticket.id);
    assert.deepEqual(messages.map(({ text, attachments }) => [text, attachments.length]), [
      ["Какая красивее?", 3],
    ]);
    const stored = await until("three stored pictures", async () => {
      const [album] = await office.messages(ticket.id);
      return album?.attachments.every(({ status }) => status === "stored") ? album.attachments : undefined;
    });
    assert.deepEqual(stored.map(({ kind, contentType }) => [kind, contentType]), [
      ["image", "image/jpeg"],
      ["image", "image/jpeg"],
      ["image", "image/jpeg"],
    ]);
    assert.equal(new Set(stored.map(({ size }) => size)).size, 3);
  }),
);

Deno.test(
  "TG-03 TG-04 TG-05 a sticker, a voice message, a song and a round video are kept to be shown and played",
  withTelegram(async ({ office, marina }) => {
    for (const name of ["sticker", "voice", "audio", "videoNote", "price"] as const) {
      await marina.write("", { attachments: [name] });
    }
    const { id } = await office.firstTicket();
    const files = await until("five stored files", async () => {
      const all = (await office.messages(id)).flatMap(({ attachments }) => attachments);
      return all.length === 5 && all.every(({ status }) => status === "stored") ? all : undefined;
    });
    assert.deepEqual(files.map(({ kind, contentType }) => [kind, contentType]), [
      ["sticker", "image/webp"],
      ["audio", "audio/ogg"],
      ["audio", "audio/mpeg"],
      ["video", "video/mp4"],
      ["file", "application/pdf"],
    ]);
    assert.ok(files.every(({ url, size }) => url.startsWith("/media/") && size > 0));
  }),
);

Deno.test(
  "TG-03 C-12 above 20 MB the customer gets the hint and the agent sees what was meant to come",
  withTelegram(async ({ stage, office, marina }) => {
    const size = 25 * 1024 * 1024;
    await marina.write("Вот видео", { attachments: [{ kind: "video", name: "печь.mp4", size }] });
    const ticket = await office.firstTicket();
    const hint = await until("the hint", () => stage.sandbox.telegram.sent[0]);
    assert.match(hint.text, /20/);
    const [wanted, told] = await until("both messages", async () => {
      const all = await office.messages(ticket.id);
      return all[1]?.status === "sent" ? all : undefined;
    });
    assert.deepEqual(
      wanted?.attachments.map(({ name, size, status, error }) => [name, size, status, error?.code]),
      [["печь.mp4", size, "unavailable", "too_large"]],
    );
    assert.deepEqual([told?.author.type, told?.direction], ["system", "out"]);
    assert.equal((await office.ticket(ticket.id)).unread, true);
    assert.equal(stage.sandbox.telegram.sent.length, 1);
  }),
);

Deno.test(
  "an edit changes the message and the list, and is shown as an edit",
  withTelegram(async ({ office, marina }) => {
    const { ids } = await marina.write("Хачу кружку");
    await marina.edit(ids[0] ?? "", "Хочу кружку");
    const ticket = await office.firstTicket();
    const [message] = await office.messages(ticket.id);
    assert.equal(message?.text, "Хочу кружку");
    assert.ok(message?.editedAt);
    assert.equal(ticket.preview, "Хочу кружку");
  }),
);

Deno.test(
  "C-06 TG-08 the card is filled from the platform, and what is filled stays",
  withTelegram(async ({ office, marina }) => {
    await marina.write("Здравствуйте");
    const { contact } = await office.firstTicket();
    const card = await until("the portrait", async () => {
      const view = await office.contact(contact.id);
      return view.avatarUrl ? view : undefined;
    });
    assert.equal(card.name, "Марина Котова");
    assert.deepEqual(
      card.identities?.map(({ username, profileUrl, platform }) => [username, profileUrl, platform]),
      [
        ["kotova", "https://t.me/kotova", "telegram"],
      ],
    );
    assert.match(card.avatarUrl ?? "", /^\/media\//);
  }),
);

Deno.test(
  "C-10 content that cannot be shown becomes a placeholder, and its raw event is kept",
  withTelegram(async ({ stage, office, connection }) => {
    const message = {
      message_id: 900,
      date: Math.floor(Date.now() / 1000),
      chat: { id: 555, type: "private", first_name: "Марина" },
      from: { id: 555, is_bot: false, first_name: "Марина" },
      hologram: { depth: 3 },
    };
    const opened = await stage.services.connections.find(connection.id);
    const response = await stage.app.request(connection.webhookUrl, {
      method: "POST",
      headers: { "x-telegram-bot-api-secret-token": opened?.connection.webhookSecret ?? "" },
      body: JSON.stringify({ update_id: 1, message }),
    });
    assert.equal(response.status, 200);
    const { id } = await office.firstTicket();
    assert.deepEqual((await office.messages(id)).map(({ unknown }) => unknown?.what), ["hologram"]);
    const [raw] = await stage.rows(office, "SELECT body, items FROM raw_events");
    assert.match(String(raw?.body), /hologram/);
    assert.equal(raw?.items, 1);
  }),
);
