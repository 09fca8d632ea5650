import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What a member is to know of: one row for each of them. */
export const notifications = sqliteTable("notifications", {
  id: text().primaryKey(),
  memberId: text("member_id").notNull(),
  /** A word for what happened, such as `sla.breached`. */
  kind: text().notNull(),
  /** null: it is about no ticket. */
  ticketId: text("ticket_id"),
  /** The connection that it is about. */
  connectionId: text("connection_id"),
  messageId: text("message_id"),
  /** The member who caused it; null: nobody did. */
  byId: text("by_id"),
  /** false: told by push alone, as the member has chosen. */
  shown: integer({ mode: "boolean" }).notNull().default(true),
  createdAt: integer("created_at").notNull(),
  readAt: integer("read_at"),
}, (t) => [
  index("notifications_member").on(t.memberId, t.id).where(sql`shown = 1`),
  index("notifications_unread").on(t.memberId, t.id).where(sql`read_at IS NULL AND shown = 1`),
  index("notifications_ticket").on(t.ticketId, t.memberId).where(sql`read_at IS NULL`),
]);
