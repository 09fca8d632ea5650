import assert from "node:assert/strict";
import { type VkScene, withVk } from "./cast.ts";
import { until } from "./until.ts";

const DAY_MS = 86_400_000;
const VERA = { id: 9_001, firstName: "Вера", lastName: "Ким" };

function native({ office }: VkScene, ticketId: string, name: string) {
  return until(`an answer of ${name}`, async () => {
    const messages = await office.messages(ticketId);
    return messages.findLast(({ author }) => author.type === "native" && author.name === name);
  });
}

Deno.test(
  "VK-20 the administrator who answered in VK is named, and is asked for once",
  withVk(async (scene) => {
    const { stage, office, boris } = scene;
    await boris.write("Здравствуйте");
    const { id } = await office.firstTicket();
    const asked = () =>
      stage.sandbox.calls.filter(({ method, params }) =>
        method === "users.get" && params.user_ids === String(VERA.id)
      ).length;
    const vera = stage.sandbox.vk.admin(VERA);
    await vera.reply({ id: boris.id }, "Отвечаю из VK");
    const answer = await native(scene, id, "Вера Ким");
    assert.deepEqual([answer.author.id, answer.text], [String(VERA.id), "Отвечаю из VK"]);
    await vera.reply({ id: boris.id }, "И ещё раз");
    await stage.services.worker.idle();
    assert.equal(asked(), 1);
    await stage.pass(31 * DAY_MS);
    stage.sandbox.vk.admin({ ...VERA, lastName: "Лис" });
    await vera.reply({ id: boris.id }, "После отпуска");
    assert.equal((await native(scene, id, "Вера Лис")).text, "После отпуска");
    assert.equal(asked(), 2);
  }),
);

Deno.test(
  "VK-20 a name that VK does not tell leaves the answer where it is",
  withVk(async (scene) => {
    const { stage, office, boris } = scene;
    await boris.write("Здравствуйте");
    const { id } = await office.firstTicket();
    stage.sandbox.faults.set({ platform: "vk", method: "users.get", kind: "token_revoked" });
    await stage.sandbox.vk.admin(VERA).reply({ id: boris.id }, "Отвечаю из VK");
    await stage.services.worker.idle();
    assert.equal((await native(scene, id, "")).text, "Отвечаю из VK");
  }),
);
