import assert from "node:assert/strict";
import { withVk } from "./cast.ts";
import { until } from "./until.ts";

Deno.test(
  "VK-02 C-11 an answer goes out once, its echo is no second message, and VK's read mark shows",
  withVk(async ({ stage, office, boris }) => {
    await boris.write("Есть кружки?");
    const { id: ticket } = await office.firstTicket();
    const { id } = await office.reply(ticket, { text: "Есть: <b>три</b> & ещё одна" });
    await office.settled(id, "sent");
    await stage.sandbox.idle();
    assert.deepEqual((await office.messages(ticket)).map(({ author }) => author.type), ["contact", "agent"]);
    assert.deepEqual(stage.sandbox.vk.sent.map(({ text }) => text), ["Есть: <b>три</b> & ещё одна"]);
    await boris.read();
    await office.settled(id, "read");
  }),
);

Deno.test(
  "C-08 VK-09 a long text goes out in parts and files in their own messages, each once",
  withVk(async ({ stage, office, boris }) => {
    await boris.write("Подробнее?");
    const { id: ticket } = await office.firstTicket();
    const text = Array.from({ length: 200 }, (_, index) => `Предложение номер ${index + 1} про обжиг.`).join(
      " ",
    );
    const long = await office.reply(ticket, { text });
    const message = await office.settled(long.id, "sent");
    const { sent } = stage.sandbox.vk;
    assert.ok(sent.length > 1);
    assert.equal(message.parts, sent.length);
    assert.equal(sent.map((part) => part.text).join(" "), text);
    const before = sent.length;
    const files = [await office.upload("mug"), await office.upload("price"), await office.upload("voice")];
    const answer = await office.reply(ticket, { text: "Вот", attachments: files.map(({ id }) => id) });
    await office.settled(answer.id, "sent");
    const kinds = stage.sandbox.vk.sent.slice(before).flatMap(({ attachments }) =>
      attachments.map(({ kind }) => kind)
    );
    assert.deepEqual(kinds, ["photo", "document", "voice"]);
    await stage.sandbox.idle();
    const own = (await office.messages(ticket)).filter(({ direction }) => direction === "out");
    assert.equal(own.length, 2);
  }),
);

Deno.test(
  "VK-10 C-12 an MP3 is refused before it is sent, with what would do instead; WAV and OGG go",
  withVk(async ({ stage, office, boris }) => {
    await boris.write("Пришлите песню");
    const { id: ticket } = await office.firstTicket();
    const song = await office.upload("audio");
    await assert.rejects(office.reply(ticket, { attachments: [song.id] }), (error: unknown) => {
      assert.equal(Reflect.get(Object(error), "code"), "attachment_not_supported");
      const details = Object(Reflect.get(Object(error), "details"));
      assert.equal(Reflect.get(details, "reason"), "file_voice_or_wav");
      return true;
    });
    assert.equal(stage.sandbox.calls.some(({ method }) => method === "upload"), false);
    const voice = await office.upload("voice");
    await office.settled((await office.reply(ticket, { attachments: [voice.id] })).id, "sent");
  }),
);

Deno.test(
  "an answer to one message quotes it in VK, and a customer's quote of ours is shown",
  withVk(async ({ stage, office, boris }) => {
    const { ids } = await boris.write("Первый вопрос");
    await boris.write("Второй вопрос");
    const { id: ticket } = await office.firstTicket();
    const [first] = await office.messages(ticket);
    const { id } = await office.reply(ticket, { text: "На первый", replyTo: first?.id });
    await office.settled(id, "sent");
    assert.equal(stage.sandbox.vk.sent[0]?.replyTo, ids[0]);
    await stage.pass(1_000);
    await boris.write("Понял", { replyTo: stage.sandbox.vk.sent[0]?.id });
    const last = (await office.messages(ticket)).at(-1);
    assert.equal(last?.replyTo?.text, "На первый");
  }),
);

Deno.test(
  "VK-03 a customer who closed the messages fails the answer with a sentence",
  withVk(async ({ stage, office, boris }) => {
    await boris.write("Здравствуйте");
    const { id: ticket } = await office.firstTicket();
    boris.closePrivacy();
    const { id } = await office.reply(ticket, { text: "Ответ" });
    const message = await office.settled(id, "failed");
    assert.equal(message.error?.code, "user");
    assert.match(message.error?.message ?? "", /Клиент недоступен/);
    assert.equal(stage.sandbox.vk.sent.length, 0);
  }),
);

Deno.test(
  "a read mark that overtakes VK's own answer still ends as read",
  withVk(async ({ stage, office, boris }) => {
    await boris.write("Здравствуйте");
    const { id: ticket } = await office.firstTicket();
    stage.sandbox.faults.set({ platform: "vk", method: "message_reply", kind: "duplicate" });
    const { id } = await office.reply(ticket, { text: "Ответ" });
    await until("the answer at the customer's", () => stage.sandbox.vk.sent[0]);
    await boris.read();
    await office.settled(id, "read");
    await stage.sandbox.idle();
    await stage.services.worker.idle();
    assert.equal((await office.message(id)).status, "read");
  }),
);
