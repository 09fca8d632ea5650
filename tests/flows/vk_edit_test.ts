import assert from "node:assert/strict";
import { type VkScene, withVk } from "./cast.ts";
import { until } from "./until.ts";

const HOUR_MS = 3_600_000;

/** An answer that Борис has got. */
async function answered({ office, boris }: VkScene, text = "Две кружки"): Promise<string> {
  await boris.write("Сколько кружек?");
  const { id: ticket } = await office.firstTicket();
  const { id } = await office.reply(ticket, { text });
  await office.settled(id, "sent");
  return id;
}

/** What the customer sees of the community's words. */
function shown({ boris }: VkScene) {
  return boris.lines().filter(({ from }) => from === "business");
}

Deno.test(
  "VK-19 a sent answer is changed on both sides, and both show that it was",
  withVk(async (scene) => {
    const { office, stage } = scene;
    const id = await answered(scene);
    const before = await office.message(id);
    const day = Date.parse(before.editableUntil ?? "") - Date.parse(before.createdAt);
    assert.ok(day >= 24 * HOUR_MS && day < 24 * HOUR_MS + 60_000, `${day} ms`);
    const asked = await office.edit(id, "Три кружки");
    assert.deepEqual([asked.text, asked.edit?.status, asked.edit?.text], [
      "Две кружки",
      "pending",
      "Три кружки",
    ]);
    const changed = await until("the changed answer", async () => {
      const message = await office.message(id);
      return message.editedAt ? message : undefined;
    });
    assert.deepEqual([changed.text, changed.edit], ["Три кружки", undefined]);
    assert.equal((await office.firstTicket()).preview, "Три кружки");
    const [line, ...more] = shown(scene);
    assert.deepEqual([line?.text, more.length], ["Три кружки", 0]);
    assert.ok(line?.editedAt);
    // VK's own message_edit is no second change.
    await stage.sandbox.idle();
    assert.equal((await office.messages(changed.ticketId)).length, 2);
    const edits = await stage.rows(office, "SELECT before, text, status, by_name FROM message_edits");
    assert.deepEqual(edits, [
      { before: "Две кружки", text: "Три кружки", status: "done", by_name: "Анна" },
    ]);
  }),
);

Deno.test(
  "VK-19 after 24 hours an answer cannot be changed, and the reason is told",
  withVk(async (scene) => {
    const { office, stage } = scene;
    const id = await answered(scene);
    await stage.pass(23 * HOUR_MS);
    assert.ok((await office.message(id)).editableUntil);
    await stage.pass(HOUR_MS + 60_000);
    const late = await office.message(id);
    assert.equal(late.editableUntil, undefined);
    const sentence = "Прошло больше 24 ч: ВКонтакте уже не даёт менять это сообщение. Напишите новое.";
    assert.equal(late.editClosed, sentence);
    await assert.rejects(office.edit(id, "Три кружки"), (error: unknown) => {
      const { status, code, details, message } = Object(error);
      assert.deepEqual([status, code, details.reason], [422, "not_available", "edit_too_late"]);
      assert.ok(message.endsWith(sentence), message);
      return true;
    });
    assert.deepEqual(shown(scene).map(({ text }) => text), ["Две кружки"]);
  }),
);

Deno.test(
  "VK-19 when VK says that the time is over the old text stands, and the new one is kept with the reason",
  withVk(async (scene) => {
    const { office, stage } = scene;
    const id = await answered(scene);
    await stage.pass(23 * HOUR_MS);
    stage.sandbox.clock.pin(Date.now() + 25 * HOUR_MS);
    await office.edit(id, "Три кружки");
    const failed = await until("the refusal", async () => {
      const message = await office.message(id);
      return message.edit?.status === "failed" ? message : undefined;
    });
    assert.deepEqual([failed.text, failed.edit?.text, failed.edit?.error?.code], [
      "Две кружки",
      "Три кружки",
      "edit_window",
    ]);
    assert.match(failed.edit?.error?.message ?? "", /^Не изменилось: время/);
    assert.equal(failed.editedAt, undefined);
  }),
);

Deno.test(
  "VK-19 an edit that VK did not get is asked for again, and is one change",
  withVk(async (scene) => {
    const { office, stage } = scene;
    const id = await answered(scene);
    stage.sandbox.faults.set({ platform: "vk", method: "messages.edit", kind: "drop_connection", times: 1 });
    await office.edit(id, "Три кружки");
    await until("the changed answer", async () => (await office.message(id)).editedAt);
    assert.deepEqual(shown(scene).map(({ text }) => text), ["Три кружки"]);
    const edits = await stage.rows(office, "SELECT status FROM message_edits");
    assert.deepEqual(edits, [{ status: "done" }]);
  }),
);

Deno.test(
  "VK-19 an answer under a post, one of several parts and one with files cannot be changed",
  withVk(async (scene) => {
    const { office, stage, boris } = scene;
    const refused = async (id: string, reason: string) => {
      await office.settled(id, "sent");
      assert.equal((await office.message(id)).editableUntil, undefined);
      await assert.rejects(office.edit(id, "Другое"), (error: unknown) => {
        assert.equal(Object(error).details.reason, reason);
        return true;
      });
    };
    const post = await stage.sandbox.vk.post({ text: "Запись" });
    await boris.comment(post, "Почём?");
    const { id: comment } = await office.firstTicket();
    await refused((await office.reply(comment, { text: "500 ₽" })).id, "edit_unsupported");
    await office.close(comment);
    await boris.write("Расскажите");
    const { id: ticket } = await office.firstTicket();
    await refused((await office.reply(ticket, { text: "слово ".repeat(1_000) })).id, "edit_parts");
    const { id: file } = await office.upload("mug");
    await refused((await office.reply(ticket, { text: "Вот", attachments: [file] })).id, "edit_files");
  }),
);

Deno.test(
  "VK-19 a private note is changed at once, and nobody outside learns of it",
  withVk(async (scene) => {
    const { office, boris, stage } = scene;
    await boris.write("Здравствуйте");
    const { id: ticket } = await office.firstTicket();
    const note = await office.reply(ticket, { text: "Скидку не давать", private: true });
    const changed = await office.edit(note.id, "Скидку дать");
    assert.equal(changed.text, "Скидку дать");
    assert.ok(changed.editedAt);
    assert.deepEqual(shown(scene), []);
    assert.equal(stage.sandbox.calls.some(({ method }) => method === "messages.edit"), false);
  }),
);
