import { and, desc, gte, lt } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import type { Store } from "@/db/libsql.ts";
import { ticketEvents } from "@/db/schema/workspace.ts";

export type EventRow = typeof ticketEvents.$inferSelect;

const MOST = 200;

/**
 * What was done to some tickets between two messages, oldest first; of very many the newest.
 * @param from ms since the epoch, inclusive
 * @param before the same, exclusive
 */
export async function eventsBetween(
  { db }: Store,
  ticketIds: readonly string[],
  { from, before }: { readonly from: number; readonly before: number },
): Promise<EventRow[]> {
  const rows = await db.select().from(ticketEvents).where(and(
    anyOf(ticketEvents.ticketId, ticketIds),
    gte(ticketEvents.at, from),
    lt(ticketEvents.at, before),
  )).orderBy(desc(ticketEvents.at), desc(ticketEvents.id)).limit(MOST);
  return rows.reverse();
}
