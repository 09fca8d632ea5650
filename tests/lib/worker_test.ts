import assert from "node:assert/strict";
import { claim } from "@/lib/jobs.ts";
import { type Log, quiet } from "@/lib/log.ts";
import type { Handler } from "@/lib/worker.ts";
import { MINUTE, NOON, openTestWorkspace, type TestWorkspace } from "@/tests/cast.ts";
import { within } from "@/tests/within.ts";
import { until } from "../flows/until.ts";
import { add, DONE, dueAt, LEASE_MS, left, nameOf, worker } from "./worker_cast.ts";

Deno.test("the jobs of a lane run one after another, oldest first", async () => {
  await using it = await openTestWorkspace();
  await add(it, it.id, ["a", "b", "a", "b", "a"]);
  const steps: string[] = [];
  const work: Handler = async (_, job) => {
    steps.push(`begin ${nameOf(job)}`);
    await it.control.query("SELECT 1");
    steps.push(`end ${nameOf(job)}`);
    return DONE;
  };
  await worker(it, { work }).look(it.id);
  const ofLane = (lane: string) => steps.filter((step) => step.includes(` ${lane}`));
  assert.deepEqual(ofLane("a"), ["begin a0", "end a0", "begin a2", "end a2", "begin a4", "end a4"]);
  assert.deepEqual(ofLane("b"), ["begin b1", "end b1", "begin b3", "end b3"]);
  assert.deepEqual(await left(it.store), []);
});

Deno.test("several lanes run at once, sixteen at most", async () => {
  await using it = await openTestWorkspace();
  await add(it, it.id, Array.from({ length: 20 }, (_, index) => `lane${index}-`));
  let running = 0;
  let most = 0;
  const all = Promise.withResolvers<void>();
  const work: Handler = async () => {
    most = Math.max(most, ++running);
    if (running === 16) all.resolve();
    await all.promise;
    running--;
    return DONE;
  };
  await worker(it, { work }).look(it.id);
  assert.equal(most, 16);
  assert.deepEqual(await left(it.store), []);
});

Deno.test("two processes on one file do each job exactly once", async () => {
  await using it = await openTestWorkspace();
  const other = await it.twin();
  await add(it, it.id, Array.from({ length: 60 }, (_, index) => `lane${index % 15}-`));
  const done: string[] = [];
  const work: Handler = async (_, job) => {
    await it.control.query("SELECT 1");
    done.push(nameOf(job));
    return DONE;
  };
  const both = [it, other].map((process) => worker(process, { work }, { alone: false }));
  while ((await left(it.store)).length > 0) await Promise.all(both.map((one) => one.look(it.id)));
  assert.equal(done.length, 60);
  assert.equal(new Set(done).size, 60);
  for (let lane = 0; lane < 15; lane++) {
    const inLane = done.filter((name) => name.startsWith(`lane${lane}-`)).map((name) =>
      Number(name.split("-")[1])
    );
    assert.deepEqual(inLane, [...inLane].sort((a, b) => a - b));
  }
});

Deno.test("a postponed job holds up its own lane and no other, and is due at its time", async () => {
  await using it = await openTestWorkspace();
  await add(it, it.id, ["a", "a", "b", "b"]);
  const done: string[] = [];
  const work: Handler = (_, job) => {
    done.push(nameOf(job));
    const first = nameOf(job) === "a0" && job.attempt === 1;
    return Promise.resolve(first ? { kind: "again", after: 10 * MINUTE, error: "rate" } : DONE);
  };
  const hand = worker(it, { work });
  await hand.look(it.id);
  assert.deepEqual(done, ["a0", "b2", "b3"]);
  assert.deepEqual(await left(it.store), ["a0 ready", "a1 ready"]);
  assert.equal(await dueAt(it), NOON + 10 * MINUTE);

  it.clock.advance(10 * MINUTE);
  await hand.look(it.id);
  assert.deepEqual(done, ["a0", "b2", "b3", "a0", "a1"]);
  assert.deepEqual(await left(it.store), []);
  assert.equal(await dueAt(it), undefined);
});

Deno.test("a job that waits behind a postponed one causes no looks until then", async () => {
  await using it = await openTestWorkspace();
  await add(it, it.id, ["a", "a"]);
  const work: Handler = () => Promise.resolve({ kind: "again", after: MINUTE, error: "rate" });
  await worker(it, { work }).look(it.id);
  assert.deepEqual(await nudgesWithin(it, 150), []);
});

Deno.test("many looks before one waiting job make one nudge for it", async () => {
  await using it = await openTestWorkspace();
  await add(it, it.id, ["a"], Date.now());
  const work: Handler = () => Promise.resolve({ kind: "again", after: 400, error: "rate" });
  const hand = worker(it, { work }, { now: Date.now });
  for (let i = 0; i < 5; i++) await hand.look(it.id);
  const heard = await nudgesWithin(it, 700);
  assert.ok(heard.length <= 1, `${heard.length} nudges`);
});

/** Which workspaces are nudged from now on, for so many ms. */
async function nudgesWithin(it: TestWorkspace, ms: number): Promise<string[]> {
  const heard: string[] = [];
  const end = Promise.withResolvers<void>();
  it.queue.nudge("end", ms);
  void it.queue.listen((workspaceId) => {
    if (workspaceId === "end") end.resolve();
    else heard.push(workspaceId);
    return Promise.resolve();
  });
  await within("the last nudge", end.promise);
  return heard;
}

Deno.test("what comes while a slow job runs is done meanwhile", async () => {
  await using it = await openTestWorkspace();
  await add(it, it.id, ["slow"]);
  const begun = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const work: Handler = async (_, job) => {
    if (job.lane === "slow") {
      begun.resolve();
      await gate.promise;
    } else gate.resolve();
    return DONE;
  };
  const hand = worker(it, { work });
  const looking = hand.look(it.id);
  await begun.promise;
  await add(it, it.id, ["quick"]);
  assert.equal(hand.look(it.id), looking, "it joins the look that runs");
  await within("the look to end", looking);
  assert.deepEqual(await left(it.store), []);
});

Deno.test("a job that was postponed is tried again while a slow one still runs", async () => {
  await using it = await openTestWorkspace();
  await add(it, it.id, ["slow", "shy"], Date.now());
  const gate = Promise.withResolvers<void>();
  const work: Handler = async (_, job) => {
    if (job.lane === "slow") await gate.promise;
    else if (job.attempt === 1) return { kind: "again", after: 20, error: "rate" };
    else gate.resolve();
    return DONE;
  };
  const hand = worker(it, { work }, { now: Date.now });
  void it.queue.listen((workspaceId) => hand.look(workspaceId));
  await within("the look to end", hand.look(it.id));
  assert.deepEqual(await left(it.store), []);
});

Deno.test("jobs of a process that died are taken back at once where nobody else works", async () => {
  await using it = await openTestWorkspace();
  await add(it, it.id, ["a"]);
  await claim(it.store, "a dead process", NOON, 1);
  const attempts: number[] = [];
  const work: Handler = (_, job) => {
    attempts.push(job.attempt);
    return Promise.resolve(DONE);
  };
  await worker(it, { work }).look(it.id);
  assert.deepEqual(attempts, [2]);
});

Deno.test("beside other processes a job is taken back when its lease has run out", async () => {
  await using it = await openTestWorkspace();
  await add(it, it.id, ["a"]);
  await claim(it.store, "another process", NOON, 1);
  const hand = worker(it, { work: () => Promise.resolve(DONE) }, { alone: false });
  await hand.look(it.id);
  assert.deepEqual(await left(it.store), ["a0 running"]);
  assert.equal(await dueAt(it), NOON + LEASE_MS, "the sweep will look when the lease ends");
  it.clock.advance(LEASE_MS + 1);
  await hand.sweep();
  assert.deepEqual(await left(it.store), []);
});

Deno.test("a sweep looks at the workspaces that are due and at no other", async () => {
  await using it = await openTestWorkspace();
  const [later, idle] = [await it.addWorkspace("later"), await it.addWorkspace("idle")];
  await add(it, it.id, ["a"]);
  await add(it, later, ["a"], NOON + MINUTE);
  await it.workspaces.open(idle);
  const looked: string[] = [];
  const hand = worker(it, {
    work: (workspace) => {
      looked.push(workspace.id);
      return Promise.resolve(DONE);
    },
  });
  await hand.sweep();
  assert.deepEqual(looked, [it.id]);
  it.clock.advance(MINUTE);
  await hand.sweep();
  await hand.sweep();
  assert.deepEqual(looked, [it.id, later]);
});

Deno.test("looks that go on and on keep the next sweep from nobody", async () => {
  await using it = await openTestWorkspace();
  const busy = await Promise.all(Array.from({ length: 17 }, (_, index) => it.addWorkspace(`busy ${index}`)));
  for (const id of busy) await add(it, id, ["a"]);
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  let running = 0;
  const work: Handler = async ({ id }) => {
    if (id === it.id) return DONE;
    if (++running === 16) begun.resolve();
    await gate.promise;
    return DONE;
  };
  const hand = worker(it, { work });
  const first = hand.sweep();
  await within("sixteen looks", begun.promise);
  await add(it, it.id, ["a"]);
  const second = hand.sweep();
  await until("the work of the last one", async () => (await left(it.store)).length === 0);
  gate.resolve();
  await within("the sweeps", Promise.all([first, second]));
  assert.equal(running, 17);
});

Deno.test("a sweep that cannot read what is due says so, and the next one tries again", async () => {
  await using it = await openTestWorkspace();
  const errors: string[] = [];
  const log: Log = { ...quiet, error: (event) => void errors.push(event) };
  await it.control.close();
  await worker(it, {}, { log }).sweep();
  assert.deepEqual(errors, ["worker.sweep_failed"]);
});

Deno.test("a worker that is asked to stop ends what it has begun, and begins nothing more", async () => {
  await using it = await openTestWorkspace();
  await add(it, it.id, ["a", "a", "b"]);
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const work: Handler = async (_, job) => {
    begun.resolve();
    if (job.lane === "a") await gate.promise;
    return DONE;
  };
  const hand = worker(it, { work });
  const look = hand.look(it.id);
  await within("the work", begun.promise);
  const stopped = hand.stop();
  gate.resolve();
  await within("the end", Promise.all([look, stopped]));
  assert.deepEqual(await left(it.store), ["a1 ready"]);
  await hand.look(it.id);
  assert.deepEqual(await left(it.store), ["a1 ready"]);
  assert.equal(await dueAt(it), NOON, "the next process will find it");
});

Deno.test("workspaces that cannot be opened do not keep a sweep from the others", async () => {
  await using it = await openTestWorkspace();
  for (let i = 0; i < 20; i++) await it.due.around(`gone${i}`, NOON - MINUTE, () => Promise.resolve());
  await add(it, it.id, ["a"]);
  const errors: unknown[] = [];
  const log: Log = { ...quiet, error: (event, _, facts) => void errors.push([event, facts?.workspaceId]) };
  await worker(it, { work: () => Promise.resolve(DONE) }, { log }).sweep();
  assert.deepEqual(await left(it.store), []);
  assert.equal(errors.length, 20);
  assert.deepEqual(errors[0], ["worker.look_failed", "gone0"]);
});

Deno.test("idle waits for what is under way", async () => {
  await using it = await openTestWorkspace();
  await add(it, it.id, ["a"]);
  const begun = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const hand = worker(it, {
    work: async () => {
      begun.resolve();
      await gate.promise;
      return DONE;
    },
  });
  const looking = hand.look(it.id);
  await begun.promise;
  const idle = hand.idle().then(() => left(it.store));
  gate.resolve();
  assert.deepEqual(await idle, []);
  await looking;
});
