import { eq, lt } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import type { Store } from "@/db/libsql.ts";
import { rawEvents } from "@/db/schema/workspace.ts";

const DAY_MS = 86_400_000;
/** How long a webhook's body is kept (C-10). */
const RAW_KEEP_MS = 30 * DAY_MS;
/** Between two such steps other writers have their turn. */
const AT_ONCE = 500;

/** Takes away the bodies of a workspace that are old enough, a few hundred at a time. */
export async function sweepRaw(store: Store, now: number): Promise<void> {
  for (;;) {
    const rows = await store.db.select({ id: rawEvents.id }).from(rawEvents)
      .where(lt(rawEvents.at, now - RAW_KEEP_MS)).orderBy(rawEvents.at).limit(AT_ONCE);
    if (rows.length === 0) return;
    const old = rows.map(({ id }) => id);
    await store.write(() => store.commit([store.db.delete(rawEvents).where(anyOf(rawEvents.id, old))]));
    if (rows.length < AT_ONCE) return;
  }
}

/** Does anything of a connection wait to be swept? It outlives the connection itself. */
export async function hasRaw({ db }: Store, connectionId: string): Promise<boolean> {
  const rows = await db.select({ id: rawEvents.id }).from(rawEvents)
    .where(eq(rawEvents.connectionId, connectionId)).limit(1);
  return rows.length > 0;
}
