import type { TicketRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";
import { type ClockStarts, type Start, STOPPED } from "@/lib/rules/clocks.ts";

/** The clocks that a batch sets going, stops, or begins anew. */
export function clockStartsOf(set: WorkingSet): ClockStarts[] {
  const answers = new Map<string, Start>();
  const touched = new Set<TicketRow>(set.tickets.added);
  for (const message of set.messages.added) {
    const ticket = set.tickets.get("id", message.ticketId);
    if (!ticket || message.private) continue;
    touched.add(ticket);
    if (message.direction === "out") answers.set(ticket.id, { at: message.sentAt, ref: message.id });
  }
  for (const { ticket, what } of set.turns) {
    if (what === "closed" || what === "reopened") touched.add(ticket);
  }
  return [...touched].map((ticket) => startsOf(set, ticket, answers.get(ticket.id)));
}

function startsOf(set: WorkingSet, ticket: TicketRow, answer: Start | undefined): ClockStarts {
  const { id: ticketId, status, waitingSince, lastInboundAt } = ticket;
  if (status === "closed") return { ticketId, starts: STOPPED };
  if (waitingSince === null) return { ticketId, starts: { customer: null, answer } };
  const customer = { at: lastInboundAt ?? waitingSince };
  const created = createdOf(set, ticket);
  return { ticketId, starts: { customer, answer: null, created } };
}

/** A ticket that is opened again is as old as it is. */
function createdOf(set: WorkingSet, ticket: TicketRow): Start | undefined {
  if (set.tickets.added.has(ticket)) return { at: ticket.createdAt };
  const again = set.turns.some((turn) => turn.ticket === ticket && turn.what === "reopened");
  return again ? { at: ticket.createdAt, ahead: true } : undefined;
}
