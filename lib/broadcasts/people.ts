import { and, asc, eq } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { broadcastRecipients, contactBlocks, identities } from "@/db/schema/workspace.ts";

/** Somebody whose turn it is. */
export interface Recipient {
  readonly identityId: string;
  /** The person's id on the platform. */
  readonly to: string;
  readonly randomId: number;
  /** How many calls were made for them, this one included. */
  readonly attempt: number;
  /** The line in their conversation, where there is one. */
  readonly messageId: string | null;
  /** The conversation's ticket, where it is open: somebody may be looking. */
  readonly openTicketId?: string;
}

/** A recipient as written down, and the person as they are now. */
export type Row = Awaited<ReturnType<typeof peopleIn>>[number];

/** The first people of a broadcast who stand in one place. @param most people */
export async function peopleIn(
  { db }: Store,
  broadcastId: string,
  status: "queued" | "sending",
  most: number,
) {
  if (most <= 0) return [];
  return await db.select({
    recipient: broadcastRecipients,
    identity: identities,
    block: contactBlocks.contactId,
  }).from(broadcastRecipients)
    .innerJoin(identities, eq(identities.id, broadcastRecipients.identityId))
    .leftJoin(contactBlocks, eq(contactBlocks.contactId, identities.contactId))
    .where(and(eq(broadcastRecipients.broadcastId, broadcastId), eq(broadcastRecipients.status, status)))
    .orderBy(asc(broadcastRecipients.identityId)).limit(most);
}
