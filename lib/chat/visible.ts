import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { messages, tickets } from "@/db/schema/workspace.ts";
import type { Visit } from "@/lib/chat/chat.ts";

/** Holds for what a visitor may see of their tickets: no notes, no system lines, no answer before it is out. */
export const visible: SQL | undefined = and(
  eq(messages.private, false),
  isNull(messages.system),
  or(eq(messages.direction, "in"), sql`${messages.status} IN ('sent', 'delivered', 'read')`),
);

/** Holds for the tickets of this visitor's conversation: closed ones are its earlier parts. */
export function ofVisitor({ open, visitorId }: Visit): SQL | undefined {
  return and(eq(tickets.connectionId, open.connection.id), eq(tickets.threadKey, visitorId));
}
