import type { Statement } from "@/db/libsql.ts";
import type { MessageRow, TicketRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";
import { openBook } from "@/lib/reports/book.ts";
import { sideOf } from "@/lib/reports/replay.ts";
import { NATIVE, Tally } from "@/lib/reports/tally.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/**
 * What a batch changes in the reports: one look-up and three statements at most, whatever its size. New tickets
 * are counted from their beginning; those that were never counted are left to the job. Tickets' rows are changed
 * in place, ahead of `emit`.
 */
export async function countBatch(set: WorkingSet, locale: Workspace["locale"]): Promise<Statement[]> {
  if (set.messages.added.size + set.ended.length === 0) return [];
  const { book, statements } = await openBook(set.store, locale);
  const tally = new Tally(book);
  for (const ticket of set.tickets.added) ticket.counted = book.generation;
  for (const message of set.messages.added) {
    const ticket = set.tickets.get("id", message.ticketId);
    if (ticket?.counted) countMessage(set, tally, ticket, message);
  }
  for (const { ticket, at, answers } of set.turns) {
    if (!answers || ticket.counted === 0) continue;
    const first = ticket.firstAnsweredAt === null;
    if (first) set.tickets.change(ticket, { firstAnsweredAt: at });
    tally.answered(ticket, NATIVE, { ...answers, at, first });
  }
  for (const { ticket, what, results } of set.ended) {
    // What else ends deadlines here is a rule's doing, and nobody's.
    for (const result of results) tally.ended(ticket, what === "answered" ? NATIVE : null, result);
  }
  return [...statements, ...tally.statements()];
}

/** A customer's message, or an answer from the platform's own app; a note that a rule leaves is neither. */
function countMessage(set: WorkingSet, tally: Tally, ticket: TicketRow, message: MessageRow): void {
  const side = sideOf(message);
  if (side === "in") {
    tally.received(ticket, message.sentAt);
    set.tickets.change(ticket, { received: ticket.received + 1 });
  }
  if (side === "out") {
    tally.sent(ticket, NATIVE, message.sentAt);
    set.tickets.change(ticket, { sent: ticket.sent + 1 });
  }
}
