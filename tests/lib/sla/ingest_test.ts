import assert from "node:assert/strict";
import { slaResults, tickets } from "@/db/schema/workspace.ts";
import { nextMark } from "@/lib/sla/mark.ts";
import { pauseClocks, resumeClocks } from "@/lib/sla/statements.ts";
import { accept, inboundMessage, MINUTE, NOON, openTestWorkspace, origin } from "@/tests/cast.ts";
import { recordStatements } from "../../statements.ts";
import { addPolicyRow } from "./policy_row.ts";

const person = (externalId: string) => ({ externalId, name: externalId });

Deno.test("a batch of many new tickets sets all their deadlines by a fixed number of statements", async () => {
  await using it = await openTestWorkspace();
  const connection = await it.connect("telegram");
  const at = origin("telegram", { sla: { direct: await addPolicyRow(it.store, 10) } });
  const write = (from: number, count: number) =>
    accept(
      it,
      connection,
      Array.from({ length: count }, (_, index) => inboundMessage({ person: person(`p${from + index}`) })),
      at,
    );
  const one = await recordStatements(() => write(0, 1));
  const many = await recordStatements(() => write(1, 150));
  assert.ok(many.length <= one.length, `${many.length} statements`);
  const rows = await it.store.db.select().from(tickets);
  assert.equal(rows.filter(({ slaDueAt }) => slaDueAt === NOON + 10 * MINUTE).length, 151);
  assert.equal(await nextMark(it.store), NOON + 10 * MINUTE);
});

Deno.test("a connection without a policy costs no look-up and sets nothing", async () => {
  await using it = await openTestWorkspace();
  const connection = await it.connect("telegram");
  await addPolicyRow(it.store, 10);
  await accept(it, connection, [inboundMessage()]);
  const [row] = await it.store.db.select().from(tickets);
  assert.deepEqual([row?.sla, row?.slaDueAt, row?.priority], [null, null, "normal"]);
  assert.equal(await nextMark(it.store), null);
});

Deno.test("opened, answered by a colleague in the platform's app and asked again, all in one batch", async () => {
  await using it = await openTestWorkspace();
  const connection = await it.connect("vk");
  const at = origin("vk", { sla: { direct: await addPolicyRow(it.store, 10, { next: 20 }) } });
  it.clock.advance(10 * MINUTE);
  await accept(it, connection, [
    inboundMessage({ sentAt: NOON }),
    inboundMessage({ sentAt: NOON + 4 * MINUTE, from: "ours" }),
    inboundMessage({ sentAt: NOON + 6 * MINUTE }),
    inboundMessage({ sentAt: NOON + 8 * MINUTE }),
  ], at);
  const [row] = await it.store.db.select().from(tickets);
  assert.deepEqual(row?.sla?.clocks.map(({ kind, dueAt }) => [kind, dueAt]), [["next", NOON + 26 * MINUTE]]);
  const kept = await it.store.db.select().from(slaResults);
  assert.deepEqual(kept.map(({ kind, took, outcome }) => [kind, took, outcome]), [[
    "first",
    4 * MINUTE,
    "met",
  ]]);
});

Deno.test("the next look is at the earliest deadline, whichever came first", async () => {
  await using it = await openTestWorkspace();
  const connection = await it.connect("telegram");
  const [slow, quick] = [await addPolicyRow(it.store, 60), await addPolicyRow(it.store, 5)];
  for (const [name, direct] of [["a", slow], ["b", quick], ["c", slow]] as const) {
    await accept(
      it,
      connection,
      [inboundMessage({ person: person(name) })],
      origin("telegram", { sla: { direct } }),
    );
  }
  assert.equal(await nextMark(it.store), NOON + 5 * MINUTE);
});

Deno.test("put off and back, a ticket's deadline moves by as much", async () => {
  await using it = await openTestWorkspace();
  const connection = await it.connect("telegram");
  const at = origin("telegram", { sla: { direct: await addPolicyRow(it.store, 10) } });
  await accept(it, connection, [inboundMessage()], at);
  const row = async () => (await it.store.db.select().from(tickets))[0]!;
  const { store } = it;
  await store.write(async () => store.commit(await pauseClocks(store, await row(), NOON + 4 * MINUTE)));
  assert.deepEqual([(await row()).slaDueAt, (await row()).slaMarkAt], [null, null]);
  await store.write(async () => store.commit(await resumeClocks(store, await row(), NOON + 60 * MINUTE)));
  assert.equal((await row()).slaDueAt, NOON + 66 * MINUTE);
});

Deno.test("a repeat of a webhook moves no deadline", async () => {
  await using it = await openTestWorkspace();
  const connection = await it.connect("telegram");
  const at = origin("telegram", { sla: { direct: await addPolicyRow(it.store, 10) } });
  const message = inboundMessage();
  await accept(it, connection, [message], at);
  const [before] = await it.store.db.select().from(tickets);
  it.clock.advance(5 * MINUTE);
  await accept(it, connection, [message], at);
  assert.deepEqual(await it.store.db.select().from(tickets), [before]);
});
