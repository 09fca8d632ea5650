import { eq } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { tickets } from "@/db/schema/workspace.ts";

/** A ticket and those that were merged into it: their messages are read as one conversation. */
export async function ticketFamily({ db }: Store, ticketId: string): Promise<string[]> {
  const rows = await db.select({ id: tickets.id }).from(tickets).where(eq(tickets.mergedInto, ticketId));
  return [ticketId, ...rows.map(({ id }) => id)];
}
