import type { Statement, Store } from "@/db/libsql.ts";
import { type TicketEventFacts, type TicketEventKind, ticketEvents } from "@/db/schema/workspace.ts";
import { newId } from "@/lib/ids.ts";

/** Who brought something about: a member, the customer, or the product by itself. */
export interface Doer {
  readonly type: "agent" | "contact" | "system";
  readonly id: string | null;
  readonly name: string | null;
}

/** The customer, by writing. */
export const CUSTOMER: Doer = { type: "contact", id: null, name: null };
/** Nobody but the product. */
export const PRODUCT: Doer = { type: "system", id: null, name: null };

/** A line of a ticket's history, to be committed with what it tells of. */
export function record(
  { db }: Store,
  ticketId: string,
  by: Doer,
  kind: TicketEventKind,
  now: number,
  facts: TicketEventFacts = {},
): Statement {
  return db.insert(ticketEvents).values(eventRow(ticketId, by, kind, now, facts));
}

/** The row of such a line. */
export function eventRow(
  ticketId: string,
  by: Doer,
  kind: TicketEventKind,
  now: number,
  facts: TicketEventFacts = {},
): typeof ticketEvents.$inferInsert {
  return { id: newId(now), ticketId, kind, byType: by.type, byId: by.id, byName: by.name, facts, at: now };
}
