import assert from "node:assert/strict";
import fc from "fast-check";
import type { Clock, MergeState, MergeTrace } from "@/db/schema/workspace.ts";
import { combined, without } from "@/lib/team/merge_state.ts";

/** Records as the product has them, with a prototype. */
const plain = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record<T>(fields, { noNullPrototype: true });
const moment = fc.integer({ min: 1, max: 50 });
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });

const clock: fc.Arbitrary<Clock> = plain({
  kind: fc.constantFrom("first" as const, "next" as const, "resolution" as const),
  startedAt: moment,
  dueAt: moment,
}).map((one) => one as unknown as Clock);

const state: fc.Arbitrary<MergeState> = plain({
  assigneeId: maybe(fc.constantFrom("anna", "boris")),
  teamId: maybe(fc.constantFrom("delivery", "returns")),
  priority: fc.constantFrom("low" as const, "normal" as const, "high" as const, "urgent" as const),
  waitingSince: maybe(moment),
  lastInboundAt: maybe(moment),
  last: plain({
    at: moment,
    preview: fc.string(),
    author: fc.constantFrom("contact" as const, "agent" as const),
  }),
  sla: maybe(
    plain({
      policyId: fc.constant("usual"),
      turn: fc.constantFrom("ours" as const, "theirs" as const),
      clocks: fc.uniqueArray(clock, { selector: ({ kind }) => kind, maxLength: 2 }),
    }).map((one) => one as unknown as NonNullable<MergeState["sla"]>),
  ),
});

/** What is kept of merging these into a ticket, one after the other. */
function mergeAll(kept: MergeState, merged: readonly MergeState[]): MergeTrace[] {
  let now = kept;
  return merged.map((one) => {
    const before = now;
    now = combined(before, one);
    const gone = { ...one, status: "open" as const, closedAt: null, closedBy: null };
    return { merged: gone, kept: before, after: now, tags: [] };
  });
}

const stands = (traces: readonly MergeTrace[], kept: MergeState) => traces.at(-1)?.after ?? kept;

Deno.test("merges taken back in whichever order leave the ticket as it was", () => {
  const turns = fc.array(fc.nat(), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(state, fc.array(state, { minLength: 1, maxLength: 5 }), turns, (kept, merged, order) => {
      let traces = mergeAll(kept, merged);
      let now = stands(traces, kept);
      for (const turn of order.slice(0, merged.length)) {
        ({ traces, state: now } = without(traces, turn % traces.length, now));
      }
      assert.deepEqual([now, traces], [kept, []]);
    }),
  );
});

Deno.test("a merge taken back is as if it had never been, whatever was merged after it", () => {
  fc.assert(
    fc.property(state, fc.array(state, { minLength: 1, maxLength: 5 }), fc.nat(), (kept, merged, turn) => {
      const at = turn % merged.length;
      const traces = mergeAll(kept, merged);
      const after = without(traces, at, stands(traces, kept));
      const others = mergeAll(kept, merged.filter((_, index) => index !== at));
      assert.deepEqual(after, { traces: others, state: stands(others, kept) });
    }),
  );
});

Deno.test("what somebody has changed since the merge stays when it is taken back", () => {
  fc.assert(fc.property(state, state, fc.constantFrom("dina", "gleb"), (kept, merged, assigneeId) => {
    const traces = mergeAll(kept, [merged]);
    const { state: back } = without(traces, 0, { ...stands(traces, kept), assigneeId });
    assert.deepEqual(back, { ...kept, assigneeId });
  }));
});

Deno.test("two tickets as one: nobody loses it, the higher priority and the earlier deadline stand", () => {
  const at = (dueAt: number) => ({ policyId: "usual", turn: "ours", clocks: [{ kind: "next", dueAt }] });
  const base: MergeState = {
    assigneeId: "anna",
    teamId: null,
    priority: "high",
    waitingSince: 20,
    lastInboundAt: 20,
    last: { at: 25, preview: "Спасибо", author: "contact" },
    sla: at(40) as unknown as MergeState["sla"],
  };
  const other: MergeState = {
    assigneeId: "boris",
    teamId: "delivery",
    priority: "normal",
    waitingSince: 10,
    lastInboundAt: 10,
    last: { at: 10, preview: "Где заказ?", author: "contact" },
    sla: at(30) as unknown as MergeState["sla"],
  };
  assert.deepEqual(combined(base, other), {
    ...base,
    teamId: "delivery",
    waitingSince: 10,
    sla: at(30),
  });
});
