import { connections, tickets } from "@/db/schema/workspace.ts";
import { asc, eq } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";

/** A connection that has tickets, or had them before it was disconnected. */
export interface Channel {
  readonly id: string;
  readonly platform: string;
  /** null: disconnected. */
  readonly name: string | null;
}

/** Steps from one id to the next in an index: as many look-ups as there are connections. */
const EVERY = `WITH RECURSIVE every(id) AS (
    SELECT (SELECT connection_id FROM tickets ORDER BY connection_id LIMIT 1)
    UNION ALL SELECT (SELECT connection_id FROM tickets WHERE connection_id > every.id
      ORDER BY connection_id LIMIT 1) FROM every WHERE every.id IS NOT NULL
  ) SELECT id FROM every WHERE id IS NOT NULL`;

/** In the order of their making; those that are disconnected at the end. */
export async function reportChannels(store: Store): Promise<Channel[]> {
  const { db } = store;
  const present = await db.select({
    id: connections.id,
    platform: connections.platform,
    name: connections.name,
  }).from(connections).orderBy(asc(connections.createdAt), asc(connections.id));
  const known = new Set(present.map(({ id }) => id));
  const { rows } = await store.query(EVERY);
  const gone = rows.map(({ id }) => String(id)).filter((id) => !known.has(id));
  const former = gone.map(async (id) => {
    const [row] = await db.select({ platform: tickets.platform }).from(tickets)
      .where(eq(tickets.connectionId, id)).limit(1);
    return row ? [{ id, platform: row.platform, name: null }] : [];
  });
  return [...present, ...(await Promise.all(former)).flat()];
}
