import assert from "node:assert/strict";
import fc from "fast-check";
import type { Statement, Store } from "@/db/libsql.ts";
import { jobs } from "@/db/schema/workspace.ts";
import { addJob, backoff, claim, finish, giveUp, nextDue, postpone, takeBack } from "@/lib/jobs.ts";
import { NOON, openTestWorkspace } from "@/tests/cast.ts";
import { recordStatements, tableScans } from "@/tests/statements.ts";

const LEASE_MS = 120_000;

/** Adds jobs, one commit for all: `lane` or `[lane, run at]`, named by the order in which they are given. */
async function add(store: Store, ...wanted: (string | [string, number])[]): Promise<void> {
  const statements = wanted.map((one, index) => {
    const [lane, runAt] = typeof one === "string" ? [one, NOON] as const : one;
    return addJob(store, { kind: "work", lane, payload: { name: `${lane}${index}` }, runAt });
  });
  await commit(store, ...statements);
}

const commit = (store: Store, ...statements: Statement[]) => store.write(() => store.commit(statements));
const names = (list: readonly { payload: Record<string, string> }[]) =>
  list.map((job) => job.payload.name).sort();

async function states(store: Store): Promise<Record<string, string>> {
  const rows = await store.db.select().from(jobs);
  return Object.fromEntries(rows.map((row) => [row.payload.name ?? "", row.state]));
}

Deno.test("claim takes the oldest undone job of each lane, when it is due", async () => {
  await using it = await openTestWorkspace();
  await add(it.store, "a", "b", "a", ["c", NOON + 1], "b");
  const first = await claim(it.store, "worker", NOON, 10);
  assert.deepEqual(names(first), ["a0", "b1"]);
  for (const job of first) {
    assert.deepEqual([job.state, job.attempt, job.worker, job.leaseUntil], [
      "running",
      1,
      "worker",
      NOON + LEASE_MS,
    ]);
  }
  assert.deepEqual(await claim(it.store, "worker", NOON, 10), [], "lanes with a running job wait");
  await commit(it.store, ...first.map((job) => finish(it.store, job)));
  assert.deepEqual(names(await claim(it.store, "worker", NOON + 1, 10)), ["a2", "b4", "c3"]);
});

Deno.test("claim takes no more than asked, most overdue first", async () => {
  await using it = await openTestWorkspace();
  await add(it.store, ["a", NOON - 1], ["b", NOON - 3], ["c", NOON - 2]);
  assert.deepEqual(names(await claim(it.store, "w", NOON, 2)), ["b1", "c2"]);
});

Deno.test("a postponed job blocks its lane until its time, a failed one lets the next pass", async () => {
  await using it = await openTestWorkspace();
  await add(it.store, "a", "a", "a");
  const [first] = await claim(it.store, "w", NOON, 10);
  assert.ok(first);
  await commit(it.store, postpone(it.store, first, NOON + 5_000, "busy"));
  assert.deepEqual(await claim(it.store, "w", NOON + 4_999, 10), []);
  const [again] = await claim(it.store, "w", NOON + 5_000, 10);
  assert.deepEqual([again?.id, again?.attempt, again?.error], [first.id, 2, "busy"]);
  assert.ok(again);
  await commit(it.store, giveUp(it.store, again, "gone"));
  const [row] = await it.store.db.select().from(jobs).orderBy(jobs.id);
  assert.deepEqual([row?.state, row?.error, row?.worker, row?.leaseUntil], ["failed", "gone", null, null]);
  assert.deepEqual(names(await claim(it.store, "w", NOON + 5_000, 10)), ["a1"]);
});

Deno.test("two processes never claim the same job, nor two jobs of one lane", async () => {
  await using it = await openTestWorkspace();
  const other = await it.twin();
  const stores = [it.store, (await other.workspaces.open(it.id)).store];
  await add(it.store, ...Array.from({ length: 60 }, (_, index) => `lane${index % 20}`));
  const taken: string[] = [];
  for (let round = 0; round < 3; round++) {
    const claims = await Promise.all(
      stores.flatMap((
        store,
        index,
      ) => [claim(store, `w${index}`, NOON, 7), claim(store, `w${index}`, NOON, 7)]),
    );
    const got = claims.flat();
    assert.equal(got.length, 20);
    assert.equal(new Set(got.map((job) => job.lane)).size, 20);
    taken.push(...got.map((job) => job.id));
    await commit(it.store, ...got.map((job) => finish(it.store, job)));
  }
  assert.equal(new Set(taken).size, 60);
  assert.deepEqual(await states(it.store), {});
});

Deno.test("takeBack frees what a lease has run out on, and leaves what others still work on", async () => {
  await using it = await openTestWorkspace();
  await add(it.store, "old", "new");
  await claim(it.store, "dead", NOON, 1);
  await claim(it.store, "alive", NOON + 1_000, 1);
  await takeBack(it.store, "me", NOON + LEASE_MS + 1, false);
  assert.deepEqual(await states(it.store), { old0: "ready", new1: "running" });
  const [back] = await claim(it.store, "me", NOON + LEASE_MS + 1, 5);
  assert.deepEqual([back?.lane, back?.attempt], ["old", 2]);
});

Deno.test("a process that is alone takes everything back from the dead at once, but not from itself", async () => {
  await using it = await openTestWorkspace();
  await add(it.store, "a", "b");
  await claim(it.store, "dead", NOON, 1);
  await claim(it.store, "me", NOON, 1);
  await takeBack(it.store, "me", NOON, true);
  assert.deepEqual(await states(it.store), { a0: "ready", b1: "running" });
});

Deno.test("whoever lost the lease can neither postpone nor fail the job under the next one's hands", async () => {
  await using it = await openTestWorkspace();
  await add(it.store, "a");
  const [lost] = await claim(it.store, "slow", NOON, 1);
  const later = NOON + LEASE_MS + 1;
  await takeBack(it.store, "quick", later, false);
  const [held] = await claim(it.store, "quick", later, 1);
  assert.ok(lost && held);
  await commit(it.store, postpone(it.store, lost, later, "slow"), giveUp(it.store, lost, "slow"));
  assert.deepEqual(await states(it.store), { a0: "running" });
  await commit(it.store, finish(it.store, lost));
  assert.deepEqual(await states(it.store), {}, "what is done is done");
});

Deno.test("nextDue names the earliest job that can run or whose lease ends, or nothing", async () => {
  await using it = await openTestWorkspace();
  assert.equal(await nextDue(it.store), null);
  await add(it.store, ["a", NOON + 900], ["b", NOON + 500]);
  assert.equal(await nextDue(it.store), NOON + 500);
  const [b] = await claim(it.store, "w", NOON + 500, 5);
  assert.ok(b);
  assert.equal(await nextDue(it.store), NOON + 900);
  const [a] = await claim(it.store, "w", NOON + 900, 5);
  assert.ok(a);
  assert.equal(await nextDue(it.store), NOON + 500 + LEASE_MS);
  await commit(it.store, giveUp(it.store, a, "no"), finish(it.store, b));
  assert.equal(await nextDue(it.store), null);
});

Deno.test("nextDue does not name a job that waits behind a postponed or a running one", async () => {
  await using it = await openTestWorkspace();
  await add(it.store, "a", "a", "b", "b");
  const [first, second] = await claim(it.store, "w", NOON, 5);
  assert.ok(first && second);
  await commit(it.store, postpone(it.store, first, NOON + 30_000, "busy"));
  assert.equal(await nextDue(it.store), NOON + 30_000);
  await commit(it.store, finish(it.store, second));
  assert.equal(await nextDue(it.store), NOON);
});

Deno.test("a job keeps its payload and its order of making", async () => {
  await using it = await openTestWorkspace();
  const payload = { messageId: "m", note: `"ё" 👍` };
  await commit(
    it.store,
    ...["x", "y"].map((lane) => addJob(it.store, { kind: "deliver", lane, payload, runAt: NOON })),
  );
  const rows = await it.store.db.select().from(jobs).orderBy(jobs.id);
  assert.deepEqual(rows.map((row) => [row.kind, row.lane, row.attempt]), [["deliver", "x", 0], [
    "deliver",
    "y",
    0,
  ]]);
  assert.deepEqual(rows[0]?.payload, payload);
});

Deno.test("nothing that jobs ask reads their table from end to end", async () => {
  await using it = await openTestWorkspace();
  await add(it.store, "a", "b");
  const ran = await recordStatements(async () => {
    const [job] = await claim(it.store, "w", NOON, 1);
    assert.ok(job);
    await nextDue(it.store);
    await takeBack(it.store, "w", NOON, true);
    await takeBack(it.store, "w", NOON, false);
    await commit(
      it.store,
      postpone(it.store, job, NOON, ""),
      giveUp(it.store, job, ""),
      finish(it.store, job),
    );
  });
  assert.ok(ran.length >= 8);
  assert.deepEqual(await tableScans(it.store, ran.map((one) => one.sql)), []);
});

Deno.test("backoff doubles from two seconds, spreads by a quarter, and never waits over five minutes", () => {
  assert.deepEqual([1, 2, 3].map((attempt) => backoff(attempt, 0.5)), [2_000, 4_000, 8_000]);
  fc.assert(fc.property(
    fc.integer({ min: 1, max: 2_000 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    (attempt, chance) => {
      const wait = backoff(attempt, chance);
      assert.ok(Number.isInteger(wait) && wait >= 1_500 && wait <= 300_000, `${wait}`);
      assert.ok(backoff(attempt + 1, chance) >= wait, "later attempts wait no less");
      const middle = backoff(attempt, 0.5);
      assert.ok(Math.abs(wait - middle) <= middle / 4 + 1);
    },
  ));
  const random = new Set(Array.from({ length: 50 }, () => backoff(10)));
  assert.ok(random.size > 10, "many do not come back at once, at the longest wait either");
});
