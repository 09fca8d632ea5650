import assert from "node:assert/strict";
import { type Cast, openCast } from "../../routes/api/cast.ts";
import { accept, addChat, written } from "../../routes/api/desk.ts";
import { recordStatements, tableScans } from "../../statements.ts";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const NOON = Date.UTC(2026, 0, 15, 12);

const EVERYTHING = {
  match: "any",
  conditions: [
    { field: "text", value: "возврат" },
    { field: "previous", value: "1" },
    { field: "hours", value: "outside" },
    { field: "contact", value: "first" },
  ],
};

async function addRules(cast: Cast): Promise<void> {
  const rules = [
    { trigger: { type: "message" }, ...EVERYTHING, actions: [{ type: "priority", value: "high" }] },
    { trigger: { type: "created" }, actions: [{ type: "assign", value: cast.vera.id }] },
    {
      trigger: { type: "message" },
      actions: [{ type: "note", value: "…" }, { type: "notify", value: "managers" }],
    },
    {
      trigger: { type: "elapsed", since: "customer", minutes: 30 },
      actions: [{ type: "priority", value: "urgent" }],
    },
    {
      trigger: { type: "elapsed", since: "created", minutes: 90 },
      actions: [{ type: "snooze", value: "1h" }],
    },
    { trigger: { type: "status", to: "closed" }, actions: [{ type: "priority", value: "low" }] },
  ];
  for (const [index, rule] of rules.entries()) {
    await cast.ok(cast.anna, "POST /rules", { name: `${index}`, ...rule });
  }
}

const messages = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => written(`К${from + index}`, "Где возврат?", { sentAt: NOON }));

Deno.test("a batch of many messages is ruled by as many statements as one", async () => {
  await using cast = await openCast({ now: () => NOON });
  const chat = await addChat(cast, cast.anna);
  await addRules(cast);
  await accept(cast, chat, ...messages(0, 1));
  const own = (all: readonly { sql: string }[]) =>
    all.filter(({ sql }) => !/"?sessions|due_times/.test(sql)).length;
  const one = own(await recordStatements(() => accept(cast, chat, ...messages(1, 1))));
  const many = own(await recordStatements(() => accept(cast, chat, ...messages(2, 180))));
  assert.ok(many <= one + 3, `${many} statements for many, ${one} for one`);
  const { store } = await cast.services.workspaces.open(cast.anna.workspaceId);
  const { rows } = await store.query(
    "SELECT count(*) AS n FROM tickets WHERE priority = 'high' AND assignee_id = ?",
    [cast.vera.id],
  );
  assert.equal(rows[0]?.n, 182);
});

Deno.test("a workspace without rules reads nothing of them for its messages", async () => {
  await using cast = await openCast({ now: () => NOON });
  const chat = await addChat(cast, cast.anna);
  await accept(cast, chat, ...messages(0, 1));
  const ran = await recordStatements(() => accept(cast, chat, ...messages(1, 20)));
  assert.deepEqual(ran.filter(({ sql }) => /\brules?_?(runs)?\b/.test(sql)), []);
});

Deno.test("what a rule gives to somebody is not dealt out to another", async () => {
  await using cast = await openCast({ now: () => NOON });
  const chat = await addChat(cast, cast.anna);
  await cast.ok(cast.anna, `PUT /connections/${chat}/assignment`, {
    mode: "round_robin",
    memberIds: [cast.boris.id],
  });
  await cast.ok(cast.anna, "POST /rules", {
    name: "Возвраты",
    trigger: { type: "message" },
    conditions: [{ field: "text", value: "возврат" }],
    actions: [{ type: "assign", value: cast.vera.id }],
  });
  await accept(cast, chat, ...messages(0, 1), written("Марк", "Есть кружки?", { sentAt: NOON }));
  const { store } = await cast.services.workspaces.open(cast.anna.workspaceId);
  const { rows } = await store.query("SELECT assignee_id FROM tickets ORDER BY number");
  assert.equal(rows[0]?.assignee_id, cast.vera.id);
  assert.notEqual(rows[1]?.assignee_id, cast.vera.id);
});

Deno.test("a changed rule holds for the next message, a switched off one does not", async () => {
  await using cast = await openCast({ now: () => NOON });
  const chat = await addChat(cast, cast.anna);
  const rule = (priority: string) => ({
    name: "Срочно",
    trigger: { type: "created" },
    actions: [{ type: "priority", value: priority }],
  });
  const { id } = await cast.ok<{ id: string }>(cast.anna, "POST /rules", rule("high"));
  await accept(cast, chat, ...messages(0, 1));
  await cast.ok(cast.anna, `PATCH /rules/${id}`, rule("urgent"));
  await accept(cast, chat, ...messages(1, 1));
  await cast.ok(cast.anna, `PATCH /rules/${id}`, { enabled: false });
  await accept(cast, chat, ...messages(2, 1));
  const { store } = await cast.services.workspaces.open(cast.anna.workspaceId);
  const { rows } = await store.query("SELECT priority FROM tickets ORDER BY number");
  assert.deepEqual(rows.map(({ priority }) => priority), ["high", "urgent", "normal"]);
});

Deno.test("a new rule with a time arms open tickets in steps, leaves late ones alone, and no query scans", async () => {
  const clock = { at: NOON };
  await using cast = await openCast({ now: () => clock.at });
  const { services, anna } = cast;
  const chat = await addChat(cast, anna);
  await accept(cast, chat, ...messages(0, 40));
  clock.at += 60 * MINUTE;
  await accept(cast, chat, ...messages(40, 600).map((one) => ({ ...one, sentAt: clock.at })));
  const ran = await recordStatements(async () => {
    await addRules(cast);
    await services.worker.look(anna.workspaceId);
    clock.at += 31 * MINUTE;
    await services.worker.sweep();
  });
  const { store } = await services.workspaces.open(anna.workspaceId);
  const count = async (what: string) =>
    Number((await store.query(`SELECT count(*) AS n FROM ${what}`)).rows[0]?.n);
  assert.equal(await count("tickets WHERE priority = 'urgent'"), 600);
  assert.equal(await count("rule_runs WHERE cause LIKE 'elapsed:%'"), 640);
  assert.equal(await count("tickets WHERE snoozed_until IS NOT NULL"), 40);
  assert.equal(await count("jobs WHERE kind IN ('rule_due', 'rule_arm')"), 600);
  const ours = ran.map(({ sql }) => sql).filter((sql) =>
    /rule|tickets|jobs/.test(sql) && !/FROM "?rules"?/i.test(sql)
  );
  const known = await tableScans(store, ours.filter((sql) => !/users|memberships/.test(sql)));
  assert.deepEqual(known, []);
});

Deno.test("what rules did is kept for thirty days, and taken away in steps along an index", async () => {
  const clock = { at: NOON };
  await using cast = await openCast({ now: () => clock.at });
  const chat = await addChat(cast, cast.anna);
  await cast.ok(cast.anna, "POST /rules", {
    name: "Новые",
    trigger: { type: "created" },
    actions: [{ type: "priority", value: "high" }],
  });
  const came = (from: number, count: number) =>
    messages(from, count).map((one) => ({ ...one, sentAt: clock.at }));
  await accept(cast, chat, ...came(0, 600));
  clock.at += 20 * DAY;
  await accept(cast, chat, ...came(600, 3));
  const { store } = await cast.services.workspaces.open(cast.anna.workspaceId);
  const kept = async () => Number((await store.query("SELECT count(*) AS n FROM rule_runs")).rows[0]?.n);
  await cast.services.worker.sweep();
  assert.equal(await kept(), 603);
  clock.at += 11 * DAY;
  const ran = await recordStatements(() => cast.services.worker.sweep());
  assert.equal(await kept(), 3);
  const ours = ran.map(({ sql }) => sql).filter((sql) => /rule_runs/.test(sql));
  assert.deepEqual(await tableScans(store, ours), []);
  const { items } = await cast.ok<{ items: { runs: number }[] }>(cast.anna, "GET /rules");
  assert.equal(items[0]?.runs, 603);
});
