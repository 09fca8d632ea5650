import assert from "node:assert/strict";
import { events, jobs, tags } from "@/db/schema/workspace.ts";
import { type Log, quiet } from "@/lib/log.ts";
import type { Handler } from "@/lib/worker.ts";
import { Workspaces } from "@/lib/workspaces.ts";
import { MINUTE, NOON, openTestWorkspace, SECOND } from "@/tests/cast.ts";
import { within } from "@/tests/within.ts";
import { add, DONE, dueAt, insertTag, LEASE_MS, left, nameOf, worker } from "./worker_cast.ts";

Deno.test("a job of a kind that nobody knows fails, and its lane goes on", async () => {
  await using it = await openTestWorkspace();
  await add(it, it.id, ["a"], NOON, "riddle");
  await add(it, it.id, ["a"]);
  const done: string[] = [];
  await worker(it, {
    work: (_, job) => {
      done.push(nameOf(job));
      return Promise.resolve(DONE);
    },
  }).look(it.id);
  assert.deepEqual(done, ["a0"]);
  const [row] = await it.store.db.select().from(jobs);
  assert.equal(row?.state, "failed");
  assert.match(row?.error ?? "", /riddle/);
  assert.equal(await dueAt(it), undefined);
});

Deno.test("a surprise is tried again with growing waits, then fails for people to look at", async () => {
  await using it = await openTestWorkspace();
  await add(it, it.id, ["a"]);
  const errors: string[] = [];
  const log: Log = { ...quiet, error: (event) => void errors.push(event) };
  const hand = worker(it, { work: () => Promise.reject(new TypeError("undefined is not a boat")) }, { log });
  const waits: number[] = [];
  for (let attempt = 1; attempt <= 8; attempt++) {
    await hand.look(it.id);
    const [row] = await it.store.db.select().from(jobs);
    assert.ok(row);
    assert.deepEqual([row.attempt, row.error], [attempt, "undefined is not a boat"]);
    assert.equal(row.state, attempt < 8 ? "ready" : "failed");
    waits.push(row.runAt - it.clock.at);
    it.clock.at = Math.max(it.clock.at, row.runAt);
  }
  waits.slice(0, 7).forEach((wait, index) => {
    const middle = Math.min(2 * SECOND * 2 ** index, 240 * SECOND);
    assert.ok(wait >= middle * 0.75 && wait <= middle * 1.25, `${wait} after attempt ${index + 1}`);
  });
  assert.deepEqual(errors, Array(8).fill("job.surprise"));
  await hand.look(it.id);
  assert.equal(await dueAt(it), undefined);
});

Deno.test("a surprise that a query caused is kept without the texts that the query carried", async () => {
  await using it = await openTestWorkspace();
  await add(it, it.id, ["a"]);
  const work: Handler = async ({ store }) => {
    await store.db.insert(tags).values([{ id: "t", name: "тайна" }, { id: "t", name: "тайна" }]);
    return DONE;
  };
  await worker(it, { work }).look(it.id);
  const [row] = await it.store.db.select().from(jobs);
  assert.match(row?.error ?? "", /UNIQUE/);
  assert.doesNotMatch(row?.error ?? "", /тайна/);
});

for (const kind of ["done", "again", "failed"] as const) {
  Deno.test(`what a job changed is committed together with its end: ${kind}`, async () => {
    await using it = await openTestWorkspace();
    await add(it, it.id, ["a"]);
    const work: Handler = ({ store }) =>
      Promise.resolve({ kind, after: MINUTE, error: "why", changes: [insertTag(store, "срочно")] });
    await worker(it, { work }).look(it.id);
    assert.deepEqual((await it.store.db.select().from(tags)).map((tag) => tag.name), ["срочно"]);
    const expected = { done: [], again: ["a0 ready"], failed: ["a0 failed"] }[kind];
    assert.deepEqual(await left(it.store), expected);
  });
}

Deno.test("changes that cannot be committed leave nothing, and the job is tried again", async () => {
  await using it = await openTestWorkspace();
  await add(it, it.id, ["a", "b"]);
  await it.store.write(() => it.store.commit([insertTag(it.store, "taken")]));
  const work: Handler = ({ store }, job) => {
    const changes = [insertTag(store, `new ${job.lane}`)];
    if (job.lane === "a") changes.push(insertTag(store, "taken"));
    return Promise.resolve({ kind: "done", changes });
  };
  await worker(it, { work }).look(it.id);
  assert.deepEqual(await left(it.store), ["a0 ready"]);
  const names = (await it.store.db.select().from(tags)).map((tag) => tag.name);
  assert.deepEqual(names.sort(), ["new b", "taken"]);
  const [row] = await it.store.db.select().from(jobs);
  assert.ok((row?.runAt ?? 0) > NOON);
});

Deno.test("a verdict that a full disk refuses is left to the lease", async () => {
  await using it = await openTestWorkspace();
  await add(it, it.id, ["a"]);
  const work: Handler = async ({ store }, job) => {
    if (job.attempt > 1) return DONE;
    const { rows } = await store.query("PRAGMA page_count");
    await store.query(`PRAGMA max_page_count = ${rows[0]?.page_count}`);
    return { kind: "done", changes: [insertTag(store, "x".repeat(100_000))] };
  };
  const hand = worker(it, { work });
  await hand.look(it.id);
  assert.deepEqual(await left(it.store), ["a0 running"]);
  it.clock.advance(LEASE_MS + 1);
  await hand.sweep();
  assert.deepEqual(await left(it.store), []);
  assert.deepEqual(await it.store.db.select().from(tags), []);
});

Deno.test("a job may outlast its workspace's place among the open ones", async () => {
  await using it = await openTestWorkspace();
  const other = await it.addWorkspace("Гараж");
  const workspaces = new Workspaces({ control: it.control, dataDir: it.dataDir, most: 1, now: it.now });
  await add(it, it.id, ["a"]);
  const work: Handler = async ({ store }) => {
    it.clock.advance(2 * MINUTE);
    await workspaces.open(other);
    await store.write(() => store.commit([insertTag(store, "meanwhile")]));
    return { kind: "done", changes: [insertTag(store, "after all")] };
  };
  await worker({ ...it, workspaces }, { work }).look(it.id);
  assert.deepEqual(await left(it.store), []);
  assert.equal((await it.store.db.select().from(tags)).length, 2);
  await workspaces.close();
});

Deno.test("changes that a job made are told to whoever listens", async () => {
  await using it = await openTestWorkspace();
  await add(it, it.id, ["a"]);
  const heard = Promise.withResolvers<string>();
  await it.live.subscribe(it.id, 0, (batch) => heard.resolve(batch[0]?.kind ?? ""));
  const work: Handler = ({ store }) =>
    Promise.resolve({
      kind: "done",
      changes: [store.db.insert(events).values({ kind: "contact.updated", at: NOON })],
    });
  await worker(it, { work }).look(it.id);
  assert.equal(await within("the event to be heard", heard.promise), "contact.updated");
});
