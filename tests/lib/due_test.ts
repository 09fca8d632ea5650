import assert from "node:assert/strict";
import { openControl } from "@/db/control.ts";
import type { Store } from "@/db/libsql.ts";
import { dueTimes } from "@/db/schema/control.ts";
import { Due } from "@/lib/due.ts";
import { recordStatements, tableScans } from "@/tests/statements.ts";

interface Desk extends AsyncDisposable {
  readonly control: Store;
  readonly due: Due;
  /** What the database holds. */
  times(): Promise<Record<string, number>>;
}

async function desk(): Promise<Desk> {
  const dir = await Deno.makeTempDir({ prefix: "otklik-due-" });
  const control = await openControl(dir);
  return {
    control,
    due: new Due(control),
    async times() {
      const rows = await control.db.select().from(dueTimes);
      return Object.fromEntries(rows.map((row) => [row.workspaceId, row.at]));
    },
    async [Symbol.asyncDispose]() {
      await control.close();
      await Deno.remove(dir, { recursive: true });
    },
  };
}

const nothing = () => Promise.resolve();
const at = (time: number | null) => () => Promise.resolve(time);

/** A commit that has begun and ends when it is told to. */
function held(due: Due, workspaceId: string, time: number) {
  const begun = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const done = due.around(workspaceId, time, () => {
    begun.resolve();
    return gate.promise;
  });
  return { begun: begun.promise, finish: () => gate.resolve(), done };
}

Deno.test("the time stands in the control database before the commit begins", async () => {
  await using it = await desk();
  const result = await it.due.around("w", 100, async () => {
    assert.deepEqual(await it.times(), { w: 100 });
    return "committed";
  });
  assert.equal(result, "committed");
});

Deno.test("an earlier time moves the record, a later one leaves it", async () => {
  await using it = await desk();
  await it.due.around("w", 100, nothing);
  await it.due.around("w", 300, nothing);
  assert.deepEqual(await it.times(), { w: 100 });
  await it.due.around("w", 50, nothing);
  assert.deepEqual(await it.times(), { w: 50 });
});

Deno.test("a time that is recorded already costs no write", async () => {
  await using it = await desk();
  await it.due.around("w", 100, nothing);
  const ran = await recordStatements(async () => {
    for (let i = 0; i < 10; i++) await it.due.around("w", 100 + i, nothing);
  });
  assert.deepEqual(ran, []);
});

Deno.test("a commit that fails leaves an idle look, and hands its error on", async () => {
  await using it = await desk();
  await assert.rejects(it.due.around("w", 100, () => Promise.reject(new Error("full"))), /full/);
  assert.deepEqual(await it.times(), { w: 100 });
  await it.due.settle("w", at(null));
  assert.deepEqual(await it.times(), {}, "the failed commit is not under way any more");
});

Deno.test("settle records what is left, or forgets the workspace", async () => {
  await using it = await desk();
  await it.due.around("w", 100, nothing);
  await it.due.settle("w", at(900));
  assert.deepEqual(await it.times(), { w: 900 });
  await it.due.around("w", 700, nothing);
  assert.deepEqual(await it.times(), { w: 700 });
  await it.due.settle("w", at(null));
  assert.deepEqual(await it.times(), {});
  await it.due.around("w", 800, nothing);
  assert.deepEqual(await it.times(), { w: 800 });
});

Deno.test("a commit that lands after settle has read is not forgotten", async () => {
  await using it = await desk();
  const commit = held(it.due, "w", 100);
  await commit.begun;
  await it.due.settle("w", async () => {
    // Read before the commit landed: nothing to do.
    commit.finish();
    await commit.done;
    return null;
  });
  assert.deepEqual(await it.times(), { w: 100 });
});

Deno.test("a commit that is still under way when settle ends is not forgotten", async () => {
  await using it = await desk();
  const commit = held(it.due, "w", 100);
  await commit.begun;
  await it.due.settle("w", at(null));
  commit.finish();
  await commit.done;
  assert.deepEqual(await it.times(), { w: 100 });
});

Deno.test("a commit that begins while settle reads waits for it and is recorded anew", async () => {
  await using it = await desk();
  await it.due.around("w", 100, nothing);
  let seen: Record<string, number> = {};
  let later = Promise.resolve();
  await it.due.settle("w", () => {
    // 100 is recorded, so without the settling this one would not write at all.
    later = it.due.around("w", 150, async () => void (seen = await it.times()));
    return Promise.resolve(null);
  });
  await later;
  assert.deepEqual(seen, { w: 150 });
  assert.deepEqual(await it.times(), { w: 150 });
});

Deno.test("of two settles at once the first to end does not let commits pass the second", async () => {
  await using it = await desk();
  await it.due.around("w", 100, nothing);
  const reading = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const first = it.due.settle("w", at(100));
  const second = it.due.settle("w", async () => {
    reading.resolve();
    await gate.promise;
    return null;
  });
  await first;
  await reading.promise;
  const commit = it.due.around("w", 150, nothing);
  gate.resolve();
  await Promise.all([second, commit]);
  assert.deepEqual(await it.times(), { w: 150 });
});

Deno.test("commits of one workspace do not hinder the settling of another", async () => {
  await using it = await desk();
  await it.due.around("other", 50, nothing);
  const commit = held(it.due, "w", 100);
  await commit.begun;
  await it.due.settle("other", at(null));
  commit.finish();
  await commit.done;
  assert.deepEqual(await it.times(), { w: 100 });
});

Deno.test("a new process does not put off the earlier time that a dead one left behind", async () => {
  await using it = await desk();
  await it.due.around("w", 100, nothing);
  const reborn = new Due(it.control);
  await reborn.around("w", 5_000, nothing);
  assert.deepEqual(await it.times(), { w: 100 });
});

Deno.test("beside other processes every commit is recorded, whatever this process remembers", async () => {
  await using it = await desk();
  const one = new Due(it.control, false);
  const other = new Due(it.control, false);
  await one.around("w", 100, nothing);
  await other.settle("w", at(null));
  await one.around("w", 200, nothing);
  assert.deepEqual(await it.times(), { w: 200 });
});

Deno.test("list names the workspaces that are due, most overdue first", async () => {
  await using it = await desk();
  for (const [id, time] of [["b", 20], ["a", 30], ["c", 10], ["later", 31]] as const) {
    await it.due.around(id, time, nothing);
  }
  assert.deepEqual(await it.due.list(30), ["c", "b", "a"]);
  assert.deepEqual(await it.due.list(30, 2), ["c", "b"]);
  assert.deepEqual(await it.due.list(9), []);
});

Deno.test("nothing that Due asks reads its table from end to end", async () => {
  await using it = await desk();
  const ran = await recordStatements(async () => {
    await it.due.around("w", 1, nothing);
    await it.due.settle("w", at(2));
    await it.due.settle("w", at(null));
    await it.due.list(10);
  });
  assert.ok(ran.length >= 4);
  assert.deepEqual(await tableScans(it.control, ran.map((one) => one.sql)), []);
});
