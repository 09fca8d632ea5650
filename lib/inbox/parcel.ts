import { asc, eq } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { deliveries, identities, messages, posts, tickets } from "@/db/schema/workspace.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export type DeliveryRow = typeof deliveries.$inferSelect;

/** What one job needs to know of the answer that it sends. */
export interface Parcel {
  readonly message: typeof messages.$inferSelect;
  readonly ticket: typeof tickets.$inferSelect;
  readonly to: string;
  readonly postId?: string;
  readonly parts: readonly DeliveryRow[];
}

/** The parts of an answer with all that their sending needs; null when it is gone. */
export async function loadParcel(workspace: Workspace, messageId: string): Promise<Parcel | null> {
  const { db } = workspace.store;
  const [row] = await db.select({
    message: messages,
    ticket: tickets,
    to: identities.externalId,
    post: posts,
  })
    .from(messages).innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .innerJoin(identities, eq(identities.id, tickets.identityId))
    .leftJoin(posts, eq(posts.id, tickets.postId))
    .where(eq(messages.id, messageId));
  if (!row) return null;
  const parts = await partsOf(workspace.store, messageId);
  return { message: row.message, ticket: row.ticket, to: row.to, postId: row.post?.externalId, parts };
}

/** The parts of an answer as they are now, in their order. */
export async function partsOf({ db }: Store, messageId: string): Promise<DeliveryRow[]> {
  return await db.select().from(deliveries).where(eq(deliveries.messageId, messageId))
    .orderBy(asc(deliveries.part));
}

/** True for a part that is still to be sent, also when a call for it was begun and never finished. */
export function isUndone(part: DeliveryRow): boolean {
  return part.externalId === null && (part.status === "queued" || part.status === "sending");
}
