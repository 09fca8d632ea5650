import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { TicketSla } from "@/db/schema/sla.ts";

/**
 * What can happen to a ticket besides messages. dealt: given to a member by itself; woken: it came back from
 * being put off; took: another was merged into it; parted: that was taken back. scored: the customer said how it
 * was; rescored: once more; scored_late: when the time was over.
 */
export type TicketEventKind =
  | "closed"
  | "reopened"
  | "assigned"
  | "unassigned"
  | "dealt"
  | "team"
  | "no_team"
  | "tagged"
  | "untagged"
  | "priority"
  | "snoozed"
  | "woken"
  | "merged"
  | "took"
  | "unmerged"
  | "parted"
  | "linked"
  | "unlinked"
  | "scored"
  | "rescored"
  | "scored_late";

/** What an event names: whom, which priority, tag or other ticket, until when. */
export interface TicketEventFacts {
  /** A member's, team's or tag's name, or a priority. */
  whom?: string;
  /** The member's or team's id. */
  whomId?: string;
  /** ms since the epoch. */
  until?: number;
  ticketId?: string;
  /** The other ticket's, as people call it. */
  number?: number;
  /** What a closing took from its ticket, for whoever takes it back at once. */
  before?: { waitingSince: number | null; sla: TicketSla | null };
}

/** Who did what to a ticket, and when. */
export const ticketEvents = sqliteTable("ticket_events", {
  id: text().primaryKey(),
  ticketId: text("ticket_id").notNull(),
  kind: text().$type<TicketEventKind>().notNull(),
  /** contact: the customer brought it about by writing; system: the product did it. */
  byType: text("by_type").$type<"agent" | "contact" | "system">().notNull(),
  byId: text("by_id"),
  byName: text("by_name"),
  facts: text({ mode: "json" }).$type<TicketEventFacts>().notNull(),
  at: integer().notNull(),
}, (t) => [
  index("ticket_events_ticket").on(t.ticketId, t.at, t.id),
  index("ticket_events_kind").on(t.kind, t.at),
]);
