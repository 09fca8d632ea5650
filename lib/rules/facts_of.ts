import type { TicketRow } from "@/lib/inbox/ingest/working_set.ts";
import type { Facts } from "@/lib/rules/facts.ts";
import type { Gathered } from "@/lib/rules/gather.ts";
import { Said } from "@/lib/rules/said.ts";

/** What is known of one ticket beside its row and what was gathered for all of them. */
export interface Known {
  readonly text: string | null;
  readonly language: string | null;
  readonly blocked: boolean;
  /** The ticket's row stands in the database already. */
  readonly stored: boolean;
  /** Tags that the ticket gets in the same commit. */
  readonly newTags?: readonly string[];
}

/** A ticket as rules see it. */
export function factsOf(ticket: TicketRow, known: Known, gathered: Gathered): Facts {
  const count = gathered.tickets.get(ticket.contactId) ?? 0;
  return {
    platform: ticket.platform,
    connectionId: ticket.connectionId,
    kind: ticket.kind,
    section: ticket.section,
    tags: new Set([...gathered.tags.get(ticket.id) ?? [], ...known.newTags ?? []]),
    said: known.text === null ? null : new Said(known.text),
    priority: ticket.priority,
    assigneeId: ticket.assigneeId,
    teamId: ticket.teamId,
    language: known.language,
    open: gathered.open.get(ticket.connectionId) ?? null,
    blocked: known.blocked,
    previous: known.stored ? Math.max(0, count - 1) : count,
    status: ticket.status,
    snoozedUntil: ticket.snoozedUntil,
  };
}
