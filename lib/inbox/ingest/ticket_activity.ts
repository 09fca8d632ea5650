import { isQuiet } from "@/lib/inbox/ingest/blocked.ts";
import type { MessageRow, TicketRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";
import { previewOf } from "@/lib/inbox/text.ts";
import { CUSTOMER, eventRow } from "@/lib/team/record.ts";

/** Moves a ticket in the list by its newest message; an older one that comes late moves nothing. */
export function touch(set: WorkingSet, ticket: TicketRow, message: MessageRow, firstFile?: string): void {
  const quiet = isQuiet(set, ticket, message);
  if (quiet && ticket.status === "open") return;
  const newest = message.sentAt >= ticket.lastMessageAt || ticket.preview === "";
  const shown = newest
    ? {
      lastMessageAt: Math.max(ticket.lastMessageAt, message.sentAt),
      preview: previewOf(message.text) || fileMark(firstFile, message),
      previewAuthor: message.authorType,
    }
    : {};
  if (!quiet && message.direction === "in") {
    wake(set, ticket, message);
    hear(set, ticket, message);
  }
  const next = { ...shown, ...(quiet ? {} : waiting(ticket, message)) };
  noteTurn(set, ticket, message, next.waitingSince);
  set.tickets.change(ticket, next);
}

/** A message may have been on its way while its ticket was read or answered. */
function hear({ tickets, heard }: WorkingSet, ticket: TicketRow, { sentAt: at }: MessageRow): void {
  if (!tickets.added.has(ticket)) heard.set(ticket.id, Math.min(heard.get(ticket.id) ?? at, at));
}

/** What was put off comes back as soon as the customer writes; its job finds nothing to do then. */
function wake(set: WorkingSet, ticket: TicketRow, { sentAt: at }: MessageRow): void {
  if (ticket.snoozedUntil === null) return;
  set.tickets.change(ticket, { snoozedUntil: null });
  set.turns.push({ ticket, what: "resumed", at });
  set.newHistory.push(eventRow(ticket.id, CUSTOMER, "woken", set.now));
}

/** Whoever opens a ticket waits for its first answer already. */
function noteTurn(
  set: WorkingSet,
  ticket: TicketRow,
  { id: messageId, sentAt: at }: MessageRow,
  waits?: number | null,
): void {
  const opens = set.tickets.added.has(ticket) && ticket.lastInboundAt === null;
  if (waits === undefined || opens || ticket.status !== "open") return;
  if ((waits === null) === (ticket.waitingSince === null)) return;
  const since = ticket.waitingSince;
  if (since === null) set.turns.push({ ticket, what: "asked", at });
  else set.turns.push({ ticket, what: "answered", at, answers: { messageId, since } });
}

/** The list shows a word for a message that has no text; the word is chosen where it is shown. */
function fileMark(kind: string | undefined, message: MessageRow): string {
  return kind ? `[${kind}]` : message.unknown ? "[unknown]" : "";
}

function waiting(ticket: TicketRow, message: MessageRow): Partial<TicketRow> {
  if (message.direction === "in") {
    const lastInboundAt = Math.max(ticket.lastInboundAt ?? 0, message.sentAt);
    if (alreadyAnswered(ticket, message)) return { lastInboundAt };
    return { lastInboundAt, waitingSince: Math.min(ticket.waitingSince ?? Infinity, message.sentAt) };
  }
  const answersAll = message.sentAt >= (ticket.lastInboundAt ?? 0);
  return answersAll ? { waitingSince: null } : {};
}

/** A colleague who answered in the platform's own app saw there what reaches us only now. */
function alreadyAnswered(ticket: TicketRow, message: MessageRow): boolean {
  const native = ticket.previewAuthor === "native" && ticket.lastMessageAt > message.sentAt;
  return native && ticket.waitingSince === null;
}
