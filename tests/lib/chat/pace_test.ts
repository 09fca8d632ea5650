import assert from "node:assert/strict";
import { Pace } from "@/lib/chat/pace.ts";
import { AppError } from "@/lib/errors.ts";

const three = { most: 3, within: 1_000 };

function refused(retryAfter: number): (error: unknown) => boolean {
  return (error) =>
    error instanceof AppError && error.code === "too_many_requests" &&
    error.details.retryAfter === retryAfter;
}

Deno.test("the fourth of three is refused until the window is over", () => {
  const pace = new Pace();
  for (const now of [0, 100, 200]) pace.take([["a", three]], now);
  assert.throws(() => pace.take([["a", three]], 400), refused(600));
  pace.take([["a", three]], 1_000);
});

Deno.test("one key's flood does not reach another", () => {
  const pace = new Pace();
  for (let i = 0; i < 3; i++) pace.take([["a", three]], 0);
  assert.throws(() => pace.take([["a", three]], 0), refused(1_000));
  pace.take([["b", three]], 0);
});

Deno.test("what is refused by one limit counts for none", () => {
  const pace = new Pace();
  for (let i = 0; i < 3; i++) pace.take([["narrow", three]], 0);
  for (let i = 0; i < 5; i++) {
    assert.throws(() => pace.take([["wide", three], ["narrow", three]], 0), refused(1_000));
  }
  for (let i = 0; i < 3; i++) pace.take([["wide", three]], 0);
});

Deno.test("a flood of keys does not fill the memory, and the newest stay counted", () => {
  const pace = new Pace();
  for (let i = 0; i < 120_000; i++) pace.take([[`key ${i}`, three]], 0);
  const last: [string, typeof three][] = [["key 119999", three]];
  pace.take(last, 0);
  pace.take(last, 0);
  assert.throws(() => pace.take(last, 0), refused(1_000));
});
