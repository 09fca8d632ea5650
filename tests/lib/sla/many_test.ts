import assert from "node:assert/strict";
import type { Cast } from "../../routes/api/cast.ts";
import { openCast } from "../../routes/api/cast.ts";
import { accept, addChat, written } from "../../routes/api/desk.ts";
import { ALWAYS, policyBy } from "../../routes/api/sla_desk.ts";
import { recordStatements } from "../../statements.ts";

const COUNT = 1_100;
const MINUTE = 60_000;

async function manyTickets(cast: Cast): Promise<string> {
  const hours = await cast.ok<{ id: string }>(cast.anna, "POST /business-hours", ALWAYS);
  const policy = await cast.ok<{ id: string }>(cast.anna, "POST /sla-policies", policyBy(hours.id));
  const chat = await addChat(cast, cast.anna);
  await cast.ok(cast.anna, `PUT /connections/${chat}/sla`, { direct: policy.id });
  const at = cast.services.now();
  const messages = Array.from({ length: COUNT }, (_, index) => written(`К${index}`, "…", { sentAt: at }));
  await accept(cast, chat, ...messages);
  await cast.services.worker.look(cast.anna.workspaceId);
  return policy.id;
}

Deno.test("a thousand deadlines that pass at once are marked in steps, and everybody is told of each", async () => {
  const clock = { at: Date.UTC(2026, 0, 15, 12) };
  await using cast = await openCast({ now: () => clock.at });
  await manyTickets(cast);
  const { store } = await cast.services.workspaces.open(cast.anna.workspaceId);
  const count = async (what: string) =>
    Number((await store.query(`SELECT count(*) AS n FROM ${what}`)).rows[0]?.n);
  clock.at += 30 * MINUTE;
  const ran = await recordStatements(() => cast.services.worker.sweep());
  assert.equal(await count("tickets WHERE sla_breached_at IS NOT NULL"), COUNT);
  // The owner and the admin
  assert.equal(await count("notifications WHERE kind = 'sla.breached'"), COUNT * 2);
  const steps = ran.filter(({ sql }) => /^UPDATE "tickets"/.test(sql));
  assert.equal(steps.length, 3);
  const told = ran.filter(({ sql }) => /^INSERT INTO notifications/.test(sql));
  assert.equal(told.length, 3);
  assert.equal(await count("jobs WHERE state = 'failed'"), 0);
});

Deno.test("a changed policy counts a thousand open deadlines anew, some hundred at a time", async () => {
  const clock = { at: Date.UTC(2026, 0, 15, 12) };
  await using cast = await openCast({ now: () => clock.at });
  const policy = await manyTickets(cast);
  const { store } = await cast.services.workspaces.open(cast.anna.workspaceId);
  const change = { targets: { normal: { first: 45 } }, warning: null };
  await cast.ok(cast.anna, `PATCH /sla-policies/${policy}`, change);
  const ran = await recordStatements(() => cast.services.worker.look(cast.anna.workspaceId));
  const { rows } = await store.query(
    "SELECT sla_due_at AS at, count(*) AS n FROM tickets GROUP BY sla_due_at",
  );
  assert.deepEqual(rows.map(({ at, n }) => [at, n]), [[clock.at + 45 * MINUTE, COUNT]]);
  const steps = ran.filter(({ sql }) => /^UPDATE "tickets"/.test(sql));
  assert.equal(steps.length, Math.ceil(COUNT / 200));
});
