import { eq } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import {
  connections,
  type ConnectionSettings,
  type TicketKind,
  type tickets,
} from "@/db/schema/workspace.ts";

/** The id of the policy that a connection has chosen for tickets of a kind; undefined: none (C-04). */
export function policyFor(settings: ConnectionSettings | undefined, kind: TicketKind): string | undefined {
  const { direct, posts } = settings?.sla ?? {};
  return kind === "direct" ? direct : posts;
}

/** The same for a ticket, by what its connection says now. */
export async function connectionPolicy(
  { db }: Store,
  { connectionId, kind }: Pick<typeof tickets.$inferSelect, "connectionId" | "kind">,
): Promise<string | undefined> {
  const [row] = await db.select({ settings: connections.settings }).from(connections)
    .where(eq(connections.id, connectionId));
  return policyFor(row?.settings, kind);
}
