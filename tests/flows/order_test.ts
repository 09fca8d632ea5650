import assert from "node:assert/strict";
import { GROUP, withTelegram, withVk } from "./cast.ts";
import { type Hook, post, secretOf, telegramHook, telegramMessage, vkHook, vkMessage } from "./hook.ts";
import type { Stage } from "./stage.ts";

const NOON = 1_790_000_000;

Deno.test(
  "the same update, eight times at once and once more later, is one message",
  withTelegram(async ({ stage, office, connection }) => {
    const hook = telegramHook(await secretOf(stage, connection.id), telegramMessage(555, 7, "один раз"));
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => post(stage, connection.webhookUrl, hook)),
    );
    answers.push(await post(stage, connection.webhookUrl, hook));
    assert.ok(answers.every(({ status }) => status === 200));
    const { id, preview } = await office.firstTicket();
    assert.equal((await office.messages(id)).length, 1);
    assert.equal(preview, "один раз");
    const created = await stage.rows(office, "SELECT seq FROM events WHERE kind = 'message.created'");
    assert.equal(created.length, 1);
  }),
);

Deno.test(
  "a hundred messages in any order stand in the platform's order, and the list shows the newest",
  withVk(async ({ stage, office, connection }) => {
    const secret = await secretOf(stage, connection.id);
    const numbers = Array.from({ length: 100 }, (_, index) => index + 1);
    const hooks = numbers.map((cmid) =>
      vkHook(secret, GROUP, "message_new", vkMessage(777, cmid, `№ ${cmid}`, NOON + Math.floor(cmid / 10)))
    );
    await sendAll(stage, connection.webhookUrl, shuffled(hooks));
    const { id, preview } = await office.firstTicket();
    const texts = (await office.messages(id)).map(({ text }) => text);
    assert.deepEqual(texts, numbers.map((cmid) => `№ ${cmid}`));
    assert.equal(preview, "№ 100");
  }),
);

Deno.test(
  "an edit that comes before its message is applied when it comes, and an older one changes nothing",
  withTelegram(async ({ stage, office, connection }) => {
    const secret = await secretOf(stage, connection.id);
    const original = telegramMessage(555, 7, "Хачу кружку", NOON);
    const edit = (text: string, later: number) =>
      telegramHook(secret, {
        edited_message: { ...telegramMessage(555, 7, text, NOON).message, edit_date: NOON + later },
      });
    const hooks = [edit("Хочу кружку", 20), edit("Хочу кружк", 10), telegramHook(secret, original)];
    for (const hook of hooks) assert.equal((await post(stage, connection.webhookUrl, hook)).status, 200);
    const { id } = await office.firstTicket();
    const [message, ...more] = await office.messages(id);
    assert.deepEqual([message?.text, more.length], ["Хочу кружку", 0]);
    assert.equal(message?.editedAt, new Date((NOON + 20) * 1_000).toISOString());
  }),
);

Deno.test(
  "the emulator's own duplicates and swaps change nothing",
  withVk(async ({ stage, office, boris }) => {
    stage.sandbox.faults.set({ platform: "vk", kind: "duplicate" });
    stage.sandbox.faults.set({ platform: "vk", kind: "reorder", times: 3 });
    await Promise.all(["раз", "два", "три", "четыре"].map((text) => boris.write(text)));
    await stage.sandbox.idle();
    const { id } = await office.firstTicket();
    assert.deepEqual((await office.messages(id)).map(({ text }) => text), ["раз", "два", "три", "четыре"]);
  }),
);

Deno.test(
  "C-02 a message that was late for its closed ticket opens no second one beside a newer ticket",
  withTelegram(async ({ stage, office, connection }) => {
    const secret = await secretOf(stage, connection.id);
    const say = (id: number, text: string, at: number) =>
      post(stage, connection.webhookUrl, telegramHook(secret, telegramMessage(555, id, text, at)));
    await say(1, "первое", NOON);
    const first = await office.firstTicket();
    await office.close(first.id);
    await Promise.all([say(3, "третье", NOON + 20), say(2, "второе", NOON + 10)]);
    const open = await office.tickets();
    assert.equal(open.length, 1);
    const texts = (await office.messages(open[0]?.id ?? "")).map(({ text }) => text);
    assert.deepEqual(texts, ["второе", "третье"]);
  }),
);

async function sendAll(stage: Stage, url: string, hooks: readonly Hook[]): Promise<void> {
  const answers = await Promise.all(hooks.map((hook) => post(stage, url, hook)));
  assert.ok(answers.every(({ status }) => status === 200));
}

/** In an order that looks like none and is the same in every run. */
function shuffled<T>(items: readonly T[]): T[] {
  return items.map((item, index) => ({ item, key: (index * 7_919 + 13) % 101 }))
    .sort((a, b) => a.key - b.key).map(({ item }) => item);
}
