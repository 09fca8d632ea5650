import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { gate } from "@/lib/auth/gate.ts";
import { refusal } from "./cast.ts";

Deno.test("gate() runs a few at once, the others in their order, and refuses a crowd", async () => {
  const enter = gate(2, 2);
  const held = [0, 1, 2, 3].map(() => Promise.withResolvers<void>());
  const started: number[] = [];
  const runs = held.map((one, index) =>
    enter(async () => {
      started.push(index);
      await one.promise;
      return index;
    })
  );
  deepStrictEqual(started, [0, 1]);
  await rejects(enter(() => Promise.resolve()), refusal("unavailable"));
  held[1]?.resolve();
  strictEqual(await runs[1], 1);
  deepStrictEqual(started, [0, 1, 2]);
  for (const one of held) one.resolve();
  deepStrictEqual(await Promise.all(runs), [0, 1, 2, 3]);
});

Deno.test("gate() gives the place of a failed piece of work to the next", async () => {
  const enter = gate(1, 5);
  const failing = enter(() => Promise.reject(new Error("Broke")));
  const next = enter(() => Promise.resolve("ran"));
  await rejects(failing, /Broke/);
  strictEqual(await next, "ran");
  strictEqual(await enter(() => Promise.resolve("free again")), "free again");
});
