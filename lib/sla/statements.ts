import { eq } from "drizzle-orm";
import { insertMany } from "@/db/bulk.ts";
import type { Statement, Store } from "@/db/libsql.ts";
import { slaResults, tickets } from "@/db/schema/workspace.ts";
import { countDeadlines } from "@/lib/reports/of_deadlines.ts";
import type { Move } from "@/lib/sla/moves.ts";
import { policiesById } from "@/lib/sla/policies.ts";
import { type TimedTicket, turn } from "@/lib/sla/turn.ts";

/**
 * The deadlines' part of a change to one ticket, to be committed together with it. Whoever starts a clock by
 * it has the workspace looked at (`Due.around`, a nudge), so that the deadline is marked in time.
 * @param policyId for what starts clocks: the one that applies now; else the ticket's own is gone by
 * @param at ms since the epoch
 * @param agentId whoever ends deadlines by it; null: nobody
 */
export async function slaStatements(
  store: Store,
  ticket: TimedTicket,
  what: Move,
  at: number,
  policyId: string | undefined = ticket.sla?.policyId,
  agentId: string | null = null,
): Promise<Statement[]> {
  if (!ticket.sla && !policyId) return [];
  const policies = await policiesById(store, policyId ? [policyId] : []);
  const { columns, results } = turn(ticket, what, at, policies.get(policyId ?? ""));
  return [
    store.db.update(tickets).set(columns).where(eq(tickets.id, ticket.id)),
    ...insertMany(slaResults, [...results]),
    ...await countDeadlines(store, ticket, results, agentId),
  ];
}

/** The ticket is put off: its deadlines stand still. */
export function pauseClocks(store: Store, ticket: TimedTicket, at: number): Promise<Statement[]> {
  return ticket.sla ? slaStatements(store, ticket, "paused", at) : Promise.resolve([]);
}

/** The ticket is back: its deadlines go on with what was left of them. */
export function resumeClocks(store: Store, ticket: TimedTicket, at: number): Promise<Statement[]> {
  return ticket.sla ? slaStatements(store, ticket, "resumed", at) : Promise.resolve([]);
}
