import { and, eq } from "drizzle-orm";
import { tickets } from "@/db/schema/workspace.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const MOST_COUNTED = 100;

/** How many tickets of a connection are open; beyond a hundred nobody counts. */
export async function openTicketsOf(
  { store: { db } }: Workspace,
  connectionId: string,
): Promise<{ readonly count: number; readonly more: boolean }> {
  const rows = await db.select({ id: tickets.id }).from(tickets)
    .where(and(eq(tickets.connectionId, connectionId), eq(tickets.status, "open"))).limit(MOST_COUNTED + 1);
  return { count: Math.min(rows.length, MOST_COUNTED), more: rows.length > MOST_COUNTED };
}
