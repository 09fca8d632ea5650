import assert from "node:assert/strict";
import { quiet } from "@/lib/log.ts";
import type { Alarm, Handler } from "@/lib/worker.ts";
import { Worker } from "@/lib/worker.ts";
import { MINUTE, NOON, openTestWorkspace, type TestWorkspace } from "@/tests/cast.ts";
import { within } from "@/tests/within.ts";
import { add, DONE, dueAt, left } from "../worker_cast.ts";

/** An alarm that is due at some moments, and writes down when it rang. */
function alarmAt(it: TestWorkspace, times: number[]): Alarm & { readonly rung: number[] } {
  const rung: number[] = [];
  return {
    rung,
    next: () => Promise.resolve(times[0] ?? null),
    ring: () => {
      rung.push(it.clock.at);
      times.splice(0, Infinity, ...times.filter((at) => at > it.clock.at));
      return Promise.resolve();
    },
  };
}

function hand(it: TestWorkspace, alarm: Alarm, handlers: Record<string, Handler> = {}, log = quiet): Worker {
  return new Worker({ ...it, handlers, alarm, log, alone: true });
}

Deno.test("what comes due beside the jobs is done at its time, and the next look is at the next", async () => {
  await using it = await openTestWorkspace();
  const alarm = alarmAt(it, [NOON + MINUTE, NOON + 3 * MINUTE]);
  const worker = hand(it, alarm);
  await worker.look(it.id);
  assert.deepEqual([alarm.rung, await dueAt(it)], [[], NOON + MINUTE]);
  it.clock.advance(MINUTE);
  await worker.sweep();
  assert.deepEqual([alarm.rung, await dueAt(it)], [[NOON + MINUTE], NOON + 3 * MINUTE]);
  it.clock.advance(2 * MINUTE);
  await worker.sweep();
  assert.deepEqual([alarm.rung.length, await dueAt(it)], [2, undefined]);
});

Deno.test("a slow job holds up no alarm", async () => {
  await using it = await openTestWorkspace();
  await add(it, it.id, ["slow"]);
  const alarm = alarmAt(it, [NOON + MINUTE]);
  const begun = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const ring = alarm.ring;
  alarm.ring = (workspace) => {
    gate.resolve();
    return ring(workspace);
  };
  const work: Handler = async () => {
    begun.resolve();
    await gate.promise;
    return DONE;
  };
  const worker = hand(it, alarm, { work });
  const looking = worker.look(it.id);
  await begun.promise;
  it.clock.advance(MINUTE);
  await within("the second look to end", worker.look(it.id));
  await looking;
  assert.equal(alarm.rung.length, 1);
});

Deno.test("an alarm that fails is told, left alone for a minute, and costs no job", async () => {
  await using it = await openTestWorkspace();
  await add(it, it.id, ["a"]);
  let tries = 0;
  const told: string[] = [];
  const alarm: Alarm = {
    next: () => Promise.resolve(NOON),
    ring: () => {
      tries++;
      return Promise.reject(new Error("broken"));
    },
  };
  const log = { ...quiet, error: (event: string) => void told.push(event) };
  const worker = hand(it, alarm, { work: () => Promise.resolve(DONE) }, log);
  await worker.look(it.id);
  await worker.look(it.id);
  assert.deepEqual([tries, told, await left(it.store)], [1, ["worker.alarm_failed"], []]);
  assert.equal(await dueAt(it), NOON + MINUTE);
  it.clock.advance(MINUTE);
  await worker.sweep();
  assert.equal(tries, 2);
});
