import { and, eq, sql } from "drizzle-orm";
import { deliveries, messages, tickets } from "@/db/schema/workspace.ts";
import { findMessage } from "@/lib/chat/changes.ts";
import type { Visit } from "@/lib/chat/chat.ts";
import { ofVisitor } from "@/lib/chat/visible.ts";
import { AppError } from "@/lib/errors.ts";
import type { Services } from "@/lib/services.ts";

/**
 * Notes how far the visitor's page has received (`delivered`) or shown (`seen`) our answers: everything up to
 * this message and including it. Changes nothing the second time.
 * @throws {AppError} not_found
 */
export async function acknowledge(
  services: Services,
  visit: Visit,
  type: "delivered" | "seen",
  messageId: string,
): Promise<void> {
  const message = await findMessage(visit, messageId);
  if (!message) throw new AppError("not_found", { messageId });
  const ids = await waiting(visit, type, message);
  if (ids.length === 0) return;
  const { channel, connection, origin } = visit.open;
  const payload = { type, visitor: { id: visit.visitorId }, ids, at: services.now() };
  await services.ingest.accept({ connection, origin, inbound: channel.normalise(payload, connection) });
}

/** External ids of the answers up to a message whose status this receipt moves forward. */
async function waiting(
  visit: Visit,
  type: "delivered" | "seen",
  upTo: typeof messages.$inferSelect,
): Promise<string[]> {
  const key = sql`(${messages.sentAt}, ${messages.sequence}, ${messages.id})`;
  const rows = await visit.workspace.store.db.select({ id: deliveries.externalId, status: deliveries.status })
    .from(tickets)
    // The index of unread deliveries asks for exactly these words.
    .innerJoin(
      deliveries,
      and(eq(deliveries.ticketId, tickets.id), sql`${deliveries.status} IN ('sent', 'delivered')`),
    )
    .innerJoin(messages, eq(messages.id, deliveries.messageId))
    .where(and(ofVisitor(visit), sql`${key} <= (${upTo.sentAt}, ${upTo.sequence}, ${upTo.id})`));
  return rows.flatMap(({ id, status }) => id && (type === "seen" || status === "sent") ? [id] : []);
}
