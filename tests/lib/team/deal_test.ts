import assert from "node:assert/strict";
import fc from "fast-check";
import { type Hand, nextHand } from "@/lib/team/deal.ts";

const hand = (id: string, values: Partial<Hand> = {}): Hand => ({
  id,
  name: id,
  online: false,
  load: 0,
  servedAt: 0,
  ...values,
});
const RULE = { mode: "round_robin" as const };

Deno.test("those with the inbox open come first, however much they have", () => {
  const hands = [hand("idle"), hand("busy", { online: true, load: 40 })];
  assert.equal(nextHand(hands, RULE)?.id, "busy");
});

Deno.test("of those the one with the fewest open tickets, and of equals who has waited for longest", () => {
  const online = true;
  const hands = [
    hand("three", { online, load: 3, servedAt: 1 }),
    hand("lately", { online, load: 1, servedAt: 20 }),
    hand("long ago", { online, load: 1, servedAt: 10 }),
  ];
  assert.equal(nextHand(hands, RULE)?.id, "long ago");
});

Deno.test("whoever has as much as they may have gets no more, and when all have, nobody does", () => {
  const hands = [hand("full", { online: true, load: 2 }), hand("free", { load: 1 })];
  assert.equal(nextHand(hands, { ...RULE, most: 2 })?.id, "free");
  assert.equal(nextHand(hands, { ...RULE, most: 1 }), undefined);
  assert.equal(nextHand([], RULE), undefined);
});

Deno.test("dealt one by one to equals, nobody ever has two more than another, nor more than the most", () => {
  fc.assert(fc.property(
    fc.integer({ min: 1, max: 8 }),
    fc.integer({ min: 0, max: 60 }),
    fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
    (people, count, most) => {
      const hands = Array.from({ length: people }, (_, index) => hand(`${index}`, { online: true }));
      let dealt = 0;
      for (let at = 1; at <= count; at++) {
        const next = nextHand(hands, { ...RULE, most });
        if (!next) break;
        next.load++;
        next.servedAt = at;
        dealt++;
      }
      const loads = hands.map(({ load }) => load);
      assert.ok(Math.max(...loads) - Math.min(...loads) <= 1);
      assert.equal(dealt, Math.min(count, people * (most ?? Infinity)));
    },
  ));
});
