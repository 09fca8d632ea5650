import assert from "node:assert/strict";
import { BOT, COMMUNITY } from "./cast.ts";
import { onStage } from "./stage.ts";
import { until } from "./until.ts";

Deno.test(
  "an answer that was taken without a word comes once: VK's by its echo or its guid, Telegram's is doubtful",
  onStage(async (stage) => {
    const { telegram, vk, faults } = stage.sandbox;
    telegram.addBot(BOT);
    vk.addCommunity(COMMUNITY);
    const office = await stage.open();
    await office.connect("telegram", BOT.token);
    await office.connect("vk", COMMUNITY.token);
    await telegram.customer({ id: 555, firstName: "Марина" }).write("из Telegram");
    await vk.customer({ id: 777, firstName: "Борис", lastName: "Ли" }).write("из VK");
    const post = await vk.post({ text: "Новая партия ваз" });
    await vk.customer({ id: 778, firstName: "Анна", lastName: "Рей" }).comment(post, "Есть в наличии?");
    const inTelegram = await office.firstTicket({ platform: "telegram" });
    const inVk = await office.firstTicket({ platform: "vk", kind: "direct" });
    const underPost = await office.firstTicket({ kind: "comment" });
    faults.set({ platform: "telegram", method: "sendMessage", kind: "timeout_after_accept", times: 1 });
    faults.set({ platform: "vk", method: "messages.send", kind: "timeout_after_accept", times: 1 });
    faults.set({ platform: "vk", method: "wall.createComment", kind: "timeout_after_accept", times: 1 });
    const comment = await office.reply(underPost.id, { text: "под записью" });
    const one = await office.reply(inTelegram.id, { text: "в Telegram" });
    const other = await office.reply(inVk.id, { text: "в VK" });
    const behind = await office.reply(inVk.id, { text: "следом" });

    await office.settled(other.id, "sent");
    await office.settled(one.id, "unsure");
    await office.settled(behind.id, "sent");
    await until("the comment to wait", async () => (await office.message(comment.id)).error?.code);
    await stage.pass(600_000);
    await office.settled(comment.id, "sent");
    await stage.services.worker.idle();
    const settled = await office.message(other.id);
    assert.deepEqual([settled.status, settled.error], ["sent", undefined]);
    assert.deepEqual(new Set(vk.sent.map(({ text }) => text)), new Set(["в VK", "следом", "под записью"]));
    assert.equal(vk.sent.length, 3);
    const authors = (await office.messages(underPost.id)).map(({ author }) => author.type);
    assert.deepEqual(authors, ["contact", "agent"]);
    assert.deepEqual(telegram.sent.map(({ text }) => text), ["в Telegram"]);

    await office.settleAsSent(one.id);
    assert.equal((await office.settled(one.id, "sent")).error, undefined);
    assert.equal(telegram.sent.length, 1);
    await until("no job", async () => {
      const [left] = await stage.rows(office, "SELECT count(*) AS n FROM jobs WHERE kind = 'deliver'");
      return left?.n === 0;
    });
  }),
);
