import assert from "node:assert/strict";
import type { Facts, Log } from "@/lib/log.ts";
import { Queue } from "@/lib/queue.ts";
import { within } from "@/tests/within.ts";
import { until } from "../flows/until.ts";

interface Kv extends AsyncDisposable {
  readonly kv: Deno.Kv;
  readonly queue: Queue;
  readonly logged: { event: string; error: unknown; facts?: Facts }[];
  /** Which workspaces were looked at, in order. */
  readonly looks: string[];
  /** Listens; resolves when `last` was looked at. */
  until(last: string, look?: (workspaceId: string) => Promise<void>): Promise<void>;
}

async function open(): Promise<Kv> {
  const dir = await Deno.makeTempDir({ prefix: "otklik-queue-" });
  const kv = await Deno.openKv(`${dir}/kv.sqlite3`);
  const logged: Kv["logged"] = [];
  const log: Log = {
    info: () => {},
    warn: () => {},
    error: (event, error, facts) => void logged.push({ event, error, facts }),
  };
  const queue = new Queue(kv, log);
  const looks: string[] = [];
  let listening: Promise<void> = Promise.resolve();
  return {
    kv,
    queue,
    logged,
    looks,
    until(last, look = () => Promise.resolve()) {
      const { promise, resolve } = Promise.withResolvers<void>();
      listening = queue.listen((workspaceId) => {
        looks.push(workspaceId);
        if (workspaceId === last) resolve();
        return look(workspaceId);
      });
      return within(`a look at ${last}`, promise);
    },
    async [Symbol.asyncDispose]() {
      kv.close();
      await listening;
      await Deno.remove(dir, { recursive: true });
    },
  };
}

/** Long enough for everything that was asked for at once to come first. */
const LAST_MS = 150;

Deno.test("a nudge makes the listener look at its workspace", async () => {
  await using it = await open();
  it.queue.nudge("w");
  await it.until("w");
  assert.deepEqual(it.looks, ["w"]);
});

Deno.test("nudges of one workspace that are on their way together are one look", async () => {
  await using it = await open();
  for (let i = 0; i < 20; i++) it.queue.nudge("w");
  it.queue.nudge("other");
  it.queue.nudge("end", LAST_MS);
  await it.until("end");
  assert.deepEqual(it.looks.sort(), ["end", "other", "w"]);
});

Deno.test("a nudge during a look makes another look", async () => {
  await using it = await open();
  const second = Promise.withResolvers<void>();
  it.queue.nudge("w");
  void it.until("w", () => {
    if (it.looks.length === 1) it.queue.nudge("w");
    else second.resolve();
    return Promise.resolve();
  });
  await within("a second look", second.promise);
  assert.deepEqual(it.looks, ["w", "w"]);
});

Deno.test("a slow look holds up no other workspace", async () => {
  await using it = await open();
  const gate = Promise.withResolvers<void>();
  it.queue.nudge("slow");
  it.queue.nudge("quick", 1);
  await it.until("quick", (workspaceId) => workspaceId === "slow" ? gate.promise : Promise.resolve());
  gate.resolve();
  assert.deepEqual(it.looks.sort(), ["quick", "slow"]);
});

Deno.test("a delayed nudge comes in its time and is not merged with one for now", async () => {
  await using it = await open();
  const start = performance.now();
  it.queue.nudge("w", LAST_MS);
  it.queue.nudge("w");
  const times: number[] = [];
  const second = Promise.withResolvers<void>();
  void it.until("w", () => {
    times.push(performance.now() - start);
    if (times.length === 2) second.resolve();
    return Promise.resolve();
  });
  await within("a second look", second.promise);
  assert.ok((times[1] ?? 0) >= LAST_MS - 5, `${times}`);
  assert.ok((times[0] ?? 0) < (times[1] ?? 0));
});

Deno.test("a look that fails is logged, and the next nudge is heard", async () => {
  await using it = await open();
  it.queue.nudge("broken");
  it.queue.nudge("w", LAST_MS);
  await it.until("w", (workspaceId) =>
    workspaceId === "broken" ? Promise.reject(new Error("no such file")) : Promise.resolve());
  assert.deepEqual(it.looks, ["broken", "w"]);
  assert.equal(it.logged.length, 1);
  assert.deepEqual(it.logged[0]?.facts, { workspaceId: "broken" });
});

Deno.test("what others put into the same KV is left alone", async () => {
  await using it = await open();
  for (const strange of ["w", null, 7, {}, { workspaceId: 7 }]) await it.kv.enqueue(strange);
  it.queue.nudge("w", LAST_MS);
  await it.until("w");
  assert.deepEqual(it.looks, ["w"]);
  assert.deepEqual(it.logged, []);
});

Deno.test("a nudge that a closed KV refuses is logged and costs nothing else", async () => {
  const it = await open();
  await it[Symbol.asyncDispose]();
  it.queue.nudge("w");
  it.queue.nudge("w", 5);
  await until("both refusals to be logged", () => it.logged.length === 2);
  assert.deepEqual(it.logged.map((one) => one.event), ["queue.nudge_failed", "queue.nudge_failed"]);
});

Deno.test({
  name: "closing the KV ends the listening and leaves nothing open",
  sanitizeOps: true,
  sanitizeResources: true,
  async fn() {
    const it = await open();
    it.queue.nudge("w");
    await it.until("w");
    await it[Symbol.asyncDispose]();
  },
});
