import assert from "node:assert/strict";
import type { Handler } from "@/lib/worker.ts";
import { openTestWorkspace } from "@/tests/cast.ts";
import { within } from "@/tests/within.ts";
import { add, DONE, worker } from "../worker_cast.ts";

Deno.test("a sweep has what becomes due before the next one looked at to the second", async () => {
  await using it = await openTestWorkspace();
  const at = Date.now() + 500;
  await add(it, it.id, ["a"], at);
  const done = Promise.withResolvers<number>();
  const work: Handler = () => {
    done.resolve(Date.now());
    return Promise.resolve(DONE);
  };
  const hand = worker(it, { work }, { now: Date.now });
  void it.queue.listen((workspaceId) => hand.look(workspaceId));
  await hand.sweep();
  const late = await within("the job to be done", done.promise) - at;
  assert.ok(late >= 0 && late < 2_000, `${late} ms`);
  await hand.idle();
});

Deno.test("what is due only after the next sweep is left to it", async () => {
  await using it = await openTestWorkspace();
  const other = await it.addWorkspace();
  const now = Date.now();
  await add(it, it.id, ["a"], now + 60_000);
  await add(it, other, ["a"], now + 70_000);
  assert.deepEqual(await it.due.upcoming(now, now + 65_000), [{ id: it.id, at: now + 60_000 }]);
  assert.deepEqual(await it.due.upcoming(now + 60_000, now + 125_000), [{ id: other, at: now + 70_000 }]);
});
