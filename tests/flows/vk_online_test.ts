import assert from "node:assert/strict";
import { choosePolicies } from "@/lib/sla/choose.ts";
import { addHours } from "@/lib/sla/hours_book.ts";
import type { SlowAnswer } from "@/lib/inbox/views/slow_answers.ts";
import { type VkScene, withVk } from "./cast.ts";
import { until } from "./until.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Lets time pass until the next Monday, at an hour of UTC. */
async function untilMonday({ stage }: VkScene, hour: number): Promise<void> {
  const now = stage.services.now();
  const midnight = now - now % DAY_MS;
  const days = (8 - (new Date(now).getUTCDay() || 7)) % 7 || 7;
  await stage.pass(midnight + days * DAY_MS + hour * HOUR_MS - now);
}

/** The community is staffed on Mondays from nine to six. */
async function keepHours({ stage, office, connection }: VkScene): Promise<void> {
  const { services } = stage;
  const workspace = await services.workspaces.open(office.workspaceId);
  const weekly = [{ day: 1, from: "09:00", to: "18:00" }];
  const hours = await addHours(services, workspace, {
    name: "Мастерская",
    timeZone: "UTC",
    weekly,
    holidays: [],
  });
  await choosePolicies(services, workspace, new Map([[connection.id, { hours }]]));
  await services.worker.look(workspace.id);
}

/** What the community was shown as, call by call. */
function marks({ stage }: VkScene): (readonly [method: string, outcome: string])[] {
  return stage.sandbox.calls.filter(({ method }) => /^groups\.\w+Online$/.test(method))
    .map(({ method, outcome }) => [method, outcome]);
}

Deno.test(
  "VK-18 the community is «на связи» in its business hours, and away when they end",
  withVk(async (scene) => {
    await untilMonday(scene, 12);
    await keepHours(scene);
    assert.deepEqual(marks(scene), [["groups.enableOnline", "ok"]]);
    await scene.stage.pass(6 * HOUR_MS + 60_000);
    assert.deepEqual(marks(scene).slice(1), [["groups.disableOnline", "ok"]]);
  }),
);

Deno.test(
  "VK-18 what VK does not take now is told it again",
  withVk(async (scene) => {
    await untilMonday(scene, 20);
    scene.stage.sandbox.faults.set({ platform: "vk", method: "groups.disableOnline", kind: "5xx", times: 1 });
    await keepHours(scene);
    await scene.stage.pass(5_000);
    const [first, second, ...more] = marks(scene);
    assert.notEqual(first?.[1], "ok");
    assert.deepEqual([second, more], [["groups.disableOnline", "ok"], []]);
  }),
);

const MINUTE_MS = 60_000;

async function slow({ office }: VkScene): Promise<SlowAnswer[]> {
  return (await office.rest.get<{ items: SlowAnswer[] }>("/slow-answers")).items;
}

Deno.test(
  "VK-18 whoever waits for more than five minutes while the community is «на связи» is warned of until answered",
  withVk(async (scene) => {
    const { stage, office, boris, connection } = scene;
    await untilMonday(scene, 12);
    await keepHours(scene);
    await boris.write("Есть кружки?");
    const ticket = await office.firstTicket();
    await stage.pass(4 * MINUTE_MS);
    assert.deepEqual(await slow(scene), []);
    await stage.pass(2 * MINUTE_MS);
    const { id, name } = connection;
    const waits = { connectionId: id, connectionName: name, minutes: 5, count: 1 };
    assert.deepEqual(await slow(scene), [{ ...waits, ticketId: ticket.id, contactName: "Борис Ли" }]);
    await office.reply(ticket.id, { text: "Есть, синие." });
    assert.deepEqual(await slow(scene), []);
  }),
);

Deno.test(
  "VK-18 nobody is warned of by night, in the first five minutes of a day, and for a comment",
  withVk(async (scene) => {
    const { stage, office, boris } = scene;
    await untilMonday(scene, 17);
    await keepHours(scene);
    await stage.pass(58 * MINUTE_MS);
    await boris.write("Есть кружки?");
    await boris.comment(await stage.sandbox.vk.post({ text: "Запись" }), "Почём?");
    await until("both tickets", async () => (await office.tickets()).length === 2);
    await stage.pass(10 * MINUTE_MS);
    assert.deepEqual(await slow(scene), []);
    await untilMonday(scene, 9);
    await stage.pass(3 * MINUTE_MS);
    assert.deepEqual(await slow(scene), []);
    await stage.pass(3 * MINUTE_MS);
    assert.deepEqual((await slow(scene)).map(({ count, contactName }) => [count, contactName]), [[
      1,
      "Борис Ли",
    ]]);
  }),
);
