import assert from "node:assert/strict";
import { newId, newToken } from "@/lib/ids.ts";

Deno.test("newId makes 26 characters that sort as they were made", () => {
  const made = Array.from({ length: 5_000 }, () => newId());
  assert.ok(made.every((id) => /^[0-9a-hjkmnp-tv-z]{26}$/.test(id)));
  assert.equal(new Set(made).size, made.length);
  assert.deepEqual([...made].sort(), made);
});

Deno.test("newId never runs backwards, also when the clock does", () => {
  const now = Date.now();
  const made = [newId(now + 1_000), newId(now), newId(now - 60_000), newId(now + 1_001)];
  assert.deepEqual([...made].sort(), made);
});

Deno.test("newId holds the time of its making in its first ten characters", () => {
  const at = Date.now() + 3_600_000;
  const bits = [...newId(at)].reduce(
    (value, letter) => value << 5n | BigInt("0123456789abcdefghjkmnpqrstvwxyz".indexOf(letter)),
    0n,
  );
  assert.equal(Number(bits >> 80n), at);
});

Deno.test("newToken is unguessable, fit for an address, and as long as was asked", () => {
  const tokens = Array.from({ length: 1_000 }, () => newToken());
  assert.equal(new Set(tokens).size, tokens.length);
  assert.ok(tokens.every((token) => /^[A-Za-z0-9_-]{32}$/.test(token)));
  assert.match(newToken(48), /^[A-Za-z0-9_-]{64}$/);
});
