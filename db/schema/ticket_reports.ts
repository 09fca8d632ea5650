import { sql } from "drizzle-orm";
import { type AnySQLiteColumn, index, integer } from "drizzle-orm/sqlite-core";

/** What a ticket holds for reports. */
export const reportColumns = {
  /** The generation of the report book that its messages are counted in; 0: none yet. */
  counted: integer().notNull().default(0),
  firstAnsweredAt: integer("first_answered_at"),
  /** Messages of the customer, and answers of people; of a ticket that is not counted yet 0. */
  received: integer().notNull().default(0),
  sent: integer().notNull().default(0),
};

type Named = "id" | "createdAt" | "closedAt" | "closedBy" | "connectionId" | "assigneeId";

/** Of two tickets that were merged, one counts. */
const counts = sql`merged_into IS NULL`;

export function reportIndexes(t: Record<Named, AnySQLiteColumn>) {
  return [
    index("tickets_created").on(t.createdAt, t.id, t.connectionId, t.assigneeId).where(counts),
    index("tickets_closed").on(t.closedAt, t.id, t.connectionId, t.closedBy, t.createdAt)
      .where(sql`closed_at IS NOT NULL AND ${counts}`),
  ];
}
