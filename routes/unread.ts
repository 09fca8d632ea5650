import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { reads, tickets } from "@/db/schema/workspace.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** Bounded work on every page, however long the history. */
const LOOK_AMONG = 200;

/** How many of the newest open tickets this member has not read to the end. */
export async function unreadTickets({ store: { db } }: Workspace, memberId: string): Promise<number> {
  const newest = db.select({ id: tickets.id, lastInboundAt: tickets.lastInboundAt }).from(tickets)
    .where(and(eq(tickets.status, "open"), isNull(tickets.snoozedUntil))).orderBy(desc(tickets.lastMessageAt))
    .limit(LOOK_AMONG).as("newest");
  const [row] = await db.select({
    count: sql<number>`coalesce(sum(${newest.lastInboundAt} > coalesce(${reads.readAt}, 0)), 0)`,
  }).from(newest)
    .leftJoin(reads, sql`${reads.ticketId} = ${newest.id} AND ${reads.memberId} = ${memberId}`);
  return row?.count ?? 0;
}
