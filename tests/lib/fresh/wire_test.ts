import assert from "node:assert/strict";
import fc from "fast-check";
import { h } from "preact";
import { computed, Signal, signal } from "@preact/signals";
import { revive, serialize } from "@/lib/fresh/wire.ts";

function travel(value: unknown): unknown {
  return Object(revive(JSON.parse(JSON.stringify(serialize([value])))))[0];
}

Deno.test("whatever can travel arrives as it was", () => {
  const value = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withUnicodeString: true,
  });
  fc.assert(fc.property(value, (before) => assert.deepEqual(travel(before), before)), { numRuns: 2000 });
});

Deno.test("a key named __proto__ arrives as a key", () => {
  const before = JSON.parse('{"__proto__":{"admin":true}}');
  const after = travel(before);
  assert.deepEqual(after, before);
  assert.equal(Object(after).admin, undefined);
});

Deno.test("circular and shared parts stay one", () => {
  const shared = new Date(5);
  const loop: { self?: unknown; map: Map<unknown, unknown>; list: unknown[] } = {
    map: new Map(),
    list: [shared, shared],
  };
  loop.self = loop;
  loop.map.set(loop, new Set([loop]));
  const after = Object(travel(loop));
  assert.equal(after.self, after);
  assert.equal(after.list[0], after.list[1]);
  assert.ok(after.map.get(after).has(after));
});

Deno.test("islands that get the same signal get one signal", () => {
  const count = signal({ n: 1 });
  const [a, b] = Object(travel([{ count }, { count, other: signal(1) }]));
  assert.ok(a.count instanceof Signal);
  assert.equal(a.count, b.count);
  assert.notEqual(a.count, b.other);
  assert.deepEqual(a.count.value, { n: 1 });
});

Deno.test("a computed signal arrives as a signal of its value", () => {
  const arrived = travel(computed(() => 4));
  assert.ok(arrived instanceof Signal);
  assert.equal(arrived.value, 4);
});

Deno.test("URLs and slots arrive; a slot as what stands for it", () => {
  assert.deepEqual(travel(new URL("https://example.com/a?b")), new URL("https://example.com/a?b"));
  const slot = h("p", null);
  const nodes = serialize({ children: slot }, { slotOf: (value) => value === slot ? 7 : undefined });
  assert.deepEqual(revive(nodes, (id) => `slot ${id}`), { children: "slot 7" });
});

Deno.test("what cannot travel is refused by its place", () => {
  class Ticket {}
  const refusals: [object, RegExp][] = [
    [{ on: { click: () => {} } }, /Cannot send on\.click to the browser: it is a function/],
    [{ list: [1, Symbol("s")] }, /Cannot send list\.1 .* it is a symbol/],
    [{ ticket: new Ticket() }, /Cannot send ticket .* it is an instance of Ticket/],
    [{ rows: [{ cell: h("b", null) }] }, /Cannot send rows\.0\.cell .* it is JSX inside another value/],
    [{ pattern: /x/ }, /an instance of RegExp/],
  ];
  for (const [value, message] of refusals) assert.throws(() => serialize(value), message);
});
