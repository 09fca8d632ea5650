import assert from "node:assert/strict";
import { insertMany } from "@/db/bulk.ts";
import type { Store } from "@/db/libsql.ts";
import { events } from "@/db/schema/workspace.ts";
import type { LiveEvent } from "@/lib/inbox/view.ts";
import { Live } from "@/lib/live.ts";
import { quiet } from "@/lib/log.ts";
import { openTestWorkspace, type TestWorkspace } from "@/tests/cast.ts";
import { within } from "@/tests/within.ts";

/** Commits so many events without telling anybody. */
async function happen(store: Store, count = 1): Promise<void> {
  const rows = Array.from(
    { length: count },
    () => ({ kind: "message.created" as const, ticketId: "t", at: 1 }),
  );
  await store.write(() => store.commit(insertMany(events, rows)));
}

/** A listener that remembers, and lets one wait until it has seen a `seq`. */
function ear() {
  const seen: number[] = [];
  const waiting: { seq: number; resolve(): void }[] = [];
  const listen = (batch: readonly LiveEvent[]) => {
    seen.push(...batch.map((event) => event.seq));
    for (const one of waiting) if (seen.includes(one.seq)) one.resolve();
  };
  const until = (seq: number) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    if (seen.includes(seq)) resolve();
    waiting.push({ seq, resolve });
    return within(`event ${seq}`, promise);
  };
  return { seen, listen, until };
}

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

Deno.test("a listener gets what is committed, with ids and kinds alone", async () => {
  await using it = await openTestWorkspace();
  const got: LiveEvent[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  await it.live.subscribe(it.id, 0, (batch) => {
    got.push(...batch);
    resolve();
  });
  await happen(it.store);
  it.live.notify(it.id);
  await within("the event to be heard", promise);
  assert.deepEqual(got, [{ seq: 1, kind: "message.created", ticketId: "t", messageId: undefined }]);
});

Deno.test("a listener that comes back after a seq misses nothing and gets nothing twice", async () => {
  await using it = await openTestWorkspace();
  await happen(it.store, 1_300);
  const back = ear();
  await it.live.subscribe(it.id, 40, back.listen);
  assert.deepEqual(back.seen, numbers(41, 1_300));
  await happen(it.store, 2);
  it.live.notify(it.id);
  await back.until(1_302);
  assert.deepEqual(back.seen, numbers(41, 1_302));
});

Deno.test("a listener that is up to date hears nothing of the past", async () => {
  await using it = await openTestWorkspace();
  await happen(it.store, 5);
  assert.equal(await it.live.latest(it.id), 5);
  const fresh = ear();
  await it.live.subscribe(it.id, await it.live.latest(it.id), fresh.listen);
  assert.deepEqual(fresh.seen, []);
});

Deno.test("events that come while a listener catches up are neither lost nor doubled", async () => {
  await using it = await openTestWorkspace();
  await happen(it.store, 1_200);
  const first = ear();
  await it.live.subscribe(it.id, 1_200, first.listen);
  const late = ear();
  const commits: Promise<void>[] = [];
  // The first batches of the catching up are answered with commits and notifications of their own.
  await it.live.subscribe(it.id, 0, (batch) => {
    late.listen(batch);
    if (commits.length < 4) commits.push(happen(it.store).then(() => it.live.notify(it.id)));
  });
  await Promise.all([first.until(1_204), late.until(1_204)]);
  assert.deepEqual(late.seen, numbers(1, 1_204));
  assert.deepEqual(first.seen, numbers(1_201, 1_204));
});

Deno.test("listeners that come at once to a quiet workspace share its feed, each from its own seq", async () => {
  await using it = await openTestWorkspace();
  await happen(it.store, 10);
  const ears = [0, 4, 10].map((after) => ({ after, ...ear() }));
  await Promise.all(ears.map((one) => it.live.subscribe(it.id, one.after, one.listen)));
  await happen(it.store, 3);
  it.live.notify(it.id);
  it.live.notify(it.id);
  await Promise.all(ears.map((one) => one.until(13)));
  for (const one of ears) assert.deepEqual(one.seen, numbers(one.after + 1, 13));
});

Deno.test("a workspace's listeners hear nothing of another's", async () => {
  await using it = await openTestWorkspace();
  const other = await it.addWorkspace("Гараж");
  const [mine, theirs] = [ear(), ear()];
  await it.live.subscribe(it.id, 0, mine.listen);
  await it.live.subscribe(other, 0, theirs.listen);
  await happen(it.store, 2);
  it.live.notify(other);
  it.live.notify(it.id);
  await mine.until(2);
  assert.deepEqual(theirs.seen, []);
});

Deno.test("a listener that has left hears nothing more, and leaving twice harms nobody", async () => {
  await using it = await openTestWorkspace();
  const [gone, stays] = [ear(), ear()];
  const leave = await it.live.subscribe(it.id, 0, gone.listen);
  leave();
  await it.live.subscribe(it.id, 0, stays.listen);
  leave();
  await happen(it.store);
  it.live.notify(it.id);
  await stays.until(1);
  assert.deepEqual(gone.seen, []);
});

Deno.test("a listener that throws costs the others nothing, now and later", async () => {
  await using it = await openTestWorkspace();
  const well = ear();
  await it.live.subscribe(it.id, 0, () => {
    throw new Error("the browser went away");
  });
  await it.live.subscribe(it.id, 0, well.listen);
  await happen(it.store);
  it.live.notify(it.id);
  await well.until(1);
  await happen(it.store);
  it.live.notify(it.id);
  await well.until(2);
  assert.deepEqual(well.seen, [1, 2]);
});

Deno.test("a listener that throws while it catches up is not kept", async () => {
  await using it = await openTestWorkspace();
  await happen(it.store);
  let calls = 0;
  const failing = it.live.subscribe(it.id, 0, () => {
    calls++;
    throw new Error("closed");
  });
  await assert.rejects(failing, /closed/);
  const well = ear();
  await it.live.subscribe(it.id, 1, well.listen);
  await happen(it.store);
  it.live.notify(it.id);
  await well.until(2);
  assert.equal(calls, 1);
});

Deno.test("what another process commits is noticed by looking", async () => {
  await using it = await openTestWorkspace();
  const other = await it.twin();
  const live = new Live({ workspaces: it.workspaces, log: quiet, pollMs: 20 });
  const here = ear();
  await live.subscribe(it.id, 0, here.listen);
  const { store } = await other.workspaces.open(it.id);
  await happen(store, 3);
  await here.until(3);
  assert.deepEqual(here.seen, [1, 2, 3]);
  live.close();
});

Deno.test({
  name: "a closed feed looks no more and leaves no timer",
  sanitizeOps: true,
  sanitizeResources: true,
  async fn() {
    const it = await openTestWorkspace();
    await subscribeAndClose(it);
    await it[Symbol.asyncDispose]();
  },
});

async function subscribeAndClose(it: TestWorkspace): Promise<void> {
  const live = new Live({ workspaces: it.workspaces, log: quiet, pollMs: 1 });
  const deaf = ear();
  await live.subscribe(it.id, 0, deaf.listen);
  live.close();
  await happen(it.store);
  live.notify(it.id);
  assert.equal(await live.latest(it.id), 1);
  assert.deepEqual(deaf.seen, []);
}
