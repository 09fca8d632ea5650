import { type SQL, sql } from "drizzle-orm";
import { type AnySQLiteColumn, index, integer, text } from "drizzle-orm/sqlite-core";
import type { Priority, TicketSla } from "@/db/schema/sla.ts";

/** What a ticket holds of its deadlines: the clocks themselves, and what lists and looks find it by. */
export const slaColumns = {
  priority: text().$type<Priority>().notNull().default("normal"),
  sla: text({ mode: "json" }).$type<TicketSla | null>(),
  /** The nearest deadline of those that run or have passed. */
  slaDueAt: integer("sla_due_at"),
  /** When something of it has to be marked next. */
  slaMarkAt: integer("sla_mark_at"),
  /** When the first of its open deadlines passed; a closed ticket keeps what was late at the end. */
  slaBreachedAt: integer("sla_breached_at"),
};

/** What the list of tickets is sorted by: those without a deadline stand behind all others. */
export function byDeadline(dueAt: AnySQLiteColumn): SQL<number> {
  return sql<number>`ifnull(${dueAt}, 9007199254740991)`;
}

type Named = "id" | "status" | "lastMessageAt" | "slaDueAt" | "slaMarkAt";

export function slaIndexes(t: Record<Named, AnySQLiteColumn>) {
  return [
    index("tickets_deadline").on(t.status, byDeadline(t.slaDueAt), t.id),
    index("tickets_deadline_any").on(byDeadline(t.slaDueAt), t.id),
    index("tickets_sla_due").on(t.status, t.lastMessageAt, t.id).where(sql`sla_due_at IS NOT NULL`),
    index("tickets_sla_breached").on(t.status, t.lastMessageAt, t.id).where(sql`sla_breached_at IS NOT NULL`),
    index("tickets_sla_mark").on(t.slaMarkAt).where(sql`sla_mark_at IS NOT NULL`),
    index("tickets_sla").on(t.id).where(sql`sla IS NOT NULL`),
  ];
}
