import type { SQL } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { parked } from "@/db/schema/workspace.ts";
import type {
  InboundDeletion,
  InboundEdit,
  InboundReaction,
  InboundReceipt,
} from "@/lib/channels/channel.ts";

/** What may come before the message that it speaks of. */
export type Parkable = InboundEdit | InboundDeletion | InboundReaction | InboundReceipt;

export type ParkedRow = typeof parked.$inferSelect & { inbound: Parkable };

/** What waits for its message. */
export async function parkedRows({ db }: Store, where: SQL | undefined): Promise<ParkedRow[]> {
  const rows = await db.select().from(parked).where(where);
  // Nothing but `park` writes them.
  return rows as ParkedRow[];
}
