import { insertMany, updateMany } from "@/db/bulk.ts";
import type { Statement } from "@/db/libsql.ts";
import { slaResults, tickets } from "@/db/schema/workspace.ts";
import type { Item } from "@/lib/inbox/ingest/item.ts";
import type { TicketRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";
import { policyFor } from "@/lib/sla/choice.ts";
import { policiesById } from "@/lib/sla/policies.ts";
import { turn } from "@/lib/sla/turn.ts";

/**
 * Moves the deadlines of the tickets that a batch opened, asked in or answered: at most one look-up, and a
 * few statements, whatever the size of the batch. New tickets' rows are changed in place, ahead of `emit`.
 */
export async function clockStatements(
  set: WorkingSet,
  items: readonly Pick<Item, "connection" | "origin">[],
): Promise<Statement[]> {
  if (set.turns.length === 0) return [];
  const settings = new Map(items.map(({ connection, origin }) => [connection.id, origin.settings]));
  const chosen = (ticket: TicketRow) => policyFor(settings.get(ticket.connectionId), ticket.kind);
  const turns = set.turns.filter(({ ticket }) => ticket.sla || chosen(ticket));
  if (turns.length === 0) return [];
  const ids = turns.flatMap(({ ticket }) => [ticket.sla?.policyId ?? [], chosen(ticket) ?? []].flat());
  const policies = await policiesById(set.store, ids);
  const timed = new Set<TicketRow>();
  for (const { ticket, what, at } of turns) {
    // An answer ends what is there; all else counts by what the connection has chosen now.
    const policyId = what === "answered" ? ticket.sla?.policyId : chosen(ticket);
    const after = turn(ticket, what, at, policies.get(policyId ?? ""));
    Object.assign(ticket, after.columns);
    if (after.results.length > 0) set.ended.push({ ticket, what, results: after.results });
    timed.add(ticket);
  }
  set.nextMark = Math.min(...[...timed].map(({ slaMarkAt }) => slaMarkAt ?? Infinity));
  const known = [...timed].filter((ticket) => !set.tickets.added.has(ticket));
  return [
    ...updateMany(tickets, known, ["sla", "slaDueAt", "slaMarkAt", "slaBreachedAt"]),
    ...insertMany(slaResults, set.ended.flatMap(({ results }) => [...results])),
  ];
}
