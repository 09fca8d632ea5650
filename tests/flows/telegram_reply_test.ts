import assert from "node:assert/strict";
import type { MessageView } from "@/lib/inbox/view.ts";
import { type TelegramScene, withTelegram } from "./cast.ts";
import { until } from "./until.ts";

Deno.test(
  "TG-02 an answer goes out once, however often it is pressed, and ends as sent",
  withTelegram(async ({ stage, office, marina }) => {
    await marina.write("Есть кружки?");
    const ticket = await office.firstTicket();
    const answer = { text: "Есть, три <b>разных</b> & _с узором_", clientId: "once" };
    const twice = await Promise.all([office.reply(ticket.id, answer), office.reply(ticket.id, answer)]);
    assert.equal(twice[0].id, twice[1].id);
    const sent = await office.settled(twice[0].id, "sent");
    assert.equal(sent.error, undefined);
    assert.deepEqual(stage.sandbox.telegram.sent.map(({ text, to }) => [text, to]), [[answer.text, "555"]]);
    const [after] = await office.tickets();
    assert.deepEqual([after?.previewAuthor, after?.waitingSince, after?.assignee?.id], [
      "agent",
      undefined,
      office.ownerId,
    ]);
  }),
);

Deno.test(
  "C-08 a long text goes out in parts, cut at sentences, in order and whole",
  withTelegram(async ({ stage, office, marina }) => {
    await marina.write("Расскажите подробно");
    const ticket = await office.firstTicket();
    const text = Array.from({ length: 300 }, (_, index) => `Предложение номер ${index + 1} про глину 👩‍👩‍👧.`)
      .join(" ");
    assert.ok(text.length > 8_192);
    const { id } = await office.reply(ticket.id, { text });
    const message = await office.settled(id, "sent");
    const { sent } = stage.sandbox.telegram;
    assert.equal(message.parts, sent.length);
    assert.equal(sent.map((part) => part.text).join(" "), text);
    assert.ok(sent.every((part) => part.text.length <= 4_096 && part.text.endsWith(".")));
  }),
);

Deno.test(
  "C-07 C-08 a text above the most parts is refused before anything is sent",
  withTelegram(async ({ stage, office, marina }) => {
    await marina.write("Расскажите всё");
    const ticket = await office.firstTicket();
    await assert.rejects(office.reply(ticket.id, { text: "глина ".repeat(20_000) }), (error: unknown) => {
      assert.equal(Reflect.get(Object(error), "code"), "text_too_long");
      assert.equal(Reflect.get(Object(Reflect.get(Object(error), "details")), "limit"), 4_096);
      return true;
    });
    assert.equal((await office.messages(ticket.id)).length, 1);
    assert.equal(stage.sandbox.telegram.sent.length, 0);
  }),
);

Deno.test(
  "TG-03 TG-04 pictures, a document and a voice message reach the customer as what they are",
  withTelegram(async ({ stage, office, marina }) => {
    await marina.write("Пришлите фото и прайс");
    const ticket = await office.firstTicket();
    for (const name of ["mug", "price", "voice"] as const) {
      const { id } = await office.upload(name);
      const message = await office.reply(ticket.id, { text: `это ${name}`, attachments: [id] });
      await office.settled(message.id, "sent");
    }
    const album = [await office.upload("vase"), await office.upload("bowls")].map(({ id }) => id);
    await office.settled((await office.reply(ticket.id, { text: "ещё", attachments: album })).id, "sent");
    const { sent } = stage.sandbox.telegram;
    assert.deepEqual(
      sent.map(({ method, attachments }) => [method, ...attachments.map(({ kind }) => kind)]),
      [
        ["sendPhoto", "photo"],
        ["sendDocument", "document"],
        ["sendVoice", "voice"],
        ["sendMediaGroup", "photo"],
        ["sendMediaGroup", "photo"],
      ],
    );
    assert.deepEqual(sent.map(({ text }) => text), ["это mug", "это price", "это voice", "ещё", ""]);
  }),
);

Deno.test(
  "an answer to one message quotes that message on the platform and here",
  withTelegram(async ({ stage, office, marina }) => {
    const { ids } = await marina.write("Первый вопрос");
    await marina.write("Второй вопрос");
    const ticket = await office.firstTicket();
    const [first] = await office.messages(ticket.id);
    const { id } = await office.reply(ticket.id, { text: "Отвечаю на первый", replyTo: first?.id });
    const message = await office.settled(id, "sent");
    assert.equal(message.replyTo?.text, "Первый вопрос");
    assert.equal(stage.sandbox.telegram.sent[0]?.replyTo, ids[0]);
    const mine = stage.sandbox.telegram.sent[0]?.id ?? "";
    // Telegram's clock shows whole seconds.
    await stage.pass(1_000);
    await marina.write("Спасибо", { replyTo: mine });
    const last = (await office.messages(ticket.id)).at(-1);
    assert.equal(last?.replyTo?.text, "Отвечаю на первый");
  }),
);

Deno.test(
  "answers of one conversation leave in the order in which they were written",
  withTelegram(async ({ stage, office, marina }) => {
    await marina.write("Здравствуйте");
    const ticket = await office.firstTicket();
    stage.sandbox.faults.set({ platform: "telegram", method: "sendMessage", kind: "5xx", times: 1 });
    const texts = Array.from({ length: 6 }, (_, index) => `ответ ${index}`);
    const answers: MessageView[] = [];
    for (const text of texts) answers.push(await office.reply(ticket.id, { text }));
    await until("the first one to wait", async () => {
      return (await office.message(answers[0]?.id ?? "")).error?.code === "waiting_transient";
    });
    assert.equal(stage.sandbox.telegram.sent.length, 0);
    await stage.pass(5_000);
    await until("six sent messages", () => stage.sandbox.telegram.sent.length === 6);
    assert.deepEqual(stage.sandbox.telegram.sent.map(({ text }) => text), texts);
  }),
);

Deno.test(
  "TG-02 a customer who blocked the bot fails the answer with a sentence, and the composer says so",
  withTelegram(async ({ stage, office, marina }) => {
    const ticket = await begun({ office, marina });
    // The block is known to Telegram alone: its webhook is late.
    stage.sandbox.faults.set({ platform: "telegram", kind: "reorder", times: 1 });
    const blocking = marina.block();
    const { id } = await office.reply(ticket, { text: "Вы ещё здесь?" });
    const message = await office.settled(id, "failed");
    assert.equal(message.error?.code, "user");
    assert.match(message.error?.message ?? "", /Клиент недоступен/);
    await blocking;
    const { composer } = await office.ticket(ticket);
    assert.deepEqual([composer.canReply, composer.closed?.code], [false, "cannot_write_first"]);
    await assert.rejects(office.reply(ticket, { text: "И всё же" }), { code: "cannot_write_first" });
    await marina.unblock();
    assert.equal((await office.ticket(ticket)).composer.canReply, true);
    await office.resend(id);
    await office.settled(id, "sent");
  }),
);

async function begun({ office, marina }: Pick<TelegramScene, "office" | "marina">): Promise<string> {
  await marina.write("Здравствуйте");
  return (await office.firstTicket()).id;
}
