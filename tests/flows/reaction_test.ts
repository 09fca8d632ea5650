import assert from "node:assert/strict";
import { withTelegram, withVk } from "./cast.ts";
import { until } from "./until.ts";

Deno.test(
  "a customer's reaction to our answer stands at it, is changed, and is taken away",
  withTelegram(async ({ stage, office, marina }) => {
    await marina.write("Есть кружки?");
    const { id } = await office.firstTicket();
    const { id: answer } = await office.reply(id, { text: "Есть, синие" });
    await office.settled(answer, "sent");
    const sent = stage.sandbox.telegram.sent.at(-1)?.id ?? "";
    for (const emoji of ["❤", "👍", ""]) {
      await marina.react(sent, emoji);
      const reaction = (await office.message(answer)).reaction;
      assert.equal(reaction, emoji || undefined);
    }
  }),
);

Deno.test(
  "a reaction to one part of a long answer stands at the whole of it",
  withTelegram(async ({ stage, office, marina }) => {
    await marina.write("Расскажите всё");
    const { id } = await office.firstTicket();
    const { id: answer } = await office.reply(id, { text: "глина ".repeat(1_000) });
    await office.settled(answer, "sent");
    const parts = stage.sandbox.telegram.sent.map((one) => one.id);
    assert.equal(parts.length, 2);
    await marina.react(parts[1] ?? "", "🔥");
    assert.equal((await office.message(answer)).reaction, "🔥");
    assert.equal((await office.messages(id)).filter(({ reaction }) => reaction).length, 1);
  }),
);

Deno.test(
  "a customer's reaction to our answer on VK stands at it",
  withVk(async ({ stage, office, boris }) => {
    await boris.write("Есть вазы?");
    const { id } = await office.firstTicket();
    const { id: answer } = await office.reply(id, { text: "Есть" });
    await office.settled(answer, "sent", "delivered");
    await boris.react(stage.sandbox.vk.sent.at(-1)?.id ?? "", 1);
    const marked = await until("the mark", async () => {
      const message = await office.message(answer);
      return message.reaction ? message : undefined;
    });
    assert.equal(marked.reaction, "❤️");
    await boris.react(stage.sandbox.vk.sent.at(-1)?.id ?? "", 0);
    assert.equal((await office.message(answer)).reaction, undefined);
  }),
);
