import { eq, sql } from "drizzle-orm";
import type { Statement, Store } from "@/db/libsql.ts";
import { connections } from "@/db/schema/workspace.ts";

/**
 * What a look at the platform says about a connection. When all is well again a former trouble is gone; a
 * connection that somebody has paused stays so.
 * @param code of the trouble, under `connection.error.`; null when there is none
 */
export function checkResult(store: Store, connectionId: string, code: string | null, now: number): Statement {
  const well = {
    error: null,
    status: sql`CASE WHEN ${connections.status} = 'error' THEN 'active' ELSE ${connections.status} END`,
  };
  return store.db.update(connections)
    .set({ checkedAt: now, checkCode: code, ...(code ? { error: { code } } : well) })
    .where(eq(connections.id, connectionId));
}
