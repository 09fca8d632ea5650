import type { IdentityRow, MessageRow, TicketRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";

/**
 * Whoever is blocked calls nobody and is answered by nothing, but is heard in a ticket of theirs that an agent has
 * opened again.
 */
export function isSilenced(set: WorkingSet, { contactId }: IdentityRow, ticket: TicketRow): boolean {
  const opened = ticket.status === "open" && ticket.contactId === contactId;
  return set.blocked.has(contactId) && !opened;
}

/** A message makes its ticket neither unread nor late: it is a blocked customer's. */
export function isQuiet(set: WorkingSet, ticket: TicketRow, message: MessageRow): boolean {
  if (message.direction !== "in") return false;
  return set.silenced.has(message.id) || (ticket.status === "closed" && set.blocked.has(ticket.contactId));
}
