import assert from "node:assert/strict";
import { mergeFirstPage, orderOf, replaceTicket } from "@/islands/_inbox/reduce.ts";
import type { SlaView, TicketView } from "@/lib/inbox/view.ts";
import { sampleTicket } from "@/tests/components/inbox/sample.ts";

const order = orderOf({ sort: "deadline" });

function due(id: string, minute?: number): TicketView {
  const clock = { kind: "first", state: "running", dueAt: `2026-03-12T12:${minute}:00.000Z` } as const;
  const sla: SlaView | undefined = minute ? { ...clock, policyId: "p", clocks: [clock] } : undefined;
  return sampleTicket({ id, sla });
}

const ids = (tickets: readonly TicketView[]) => tickets.map(({ id }) => id).join(" ");

Deno.test("by deadline the nearest stands first, and what has none stands last", () => {
  assert.equal(ids([due("d"), due("a", 40), due("b", 20), due("c")].sort(order)), "b a c d");
  assert.equal(ids(replaceTicket([due("a", 20), due("b", 40)], due("b", 10), order)), "b a");
});

Deno.test("a fresh first page by deadline keeps what lies behind its end", () => {
  const known = [due("a", 20), due("b", 30), due("c", 40), due("d")];
  const page = { items: [due("b", 30), due("a", 35)], nextCursor: "more" };
  assert.equal(ids(mergeFirstPage(known, page, order)), "b a c d");
});
