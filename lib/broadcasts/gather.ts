import { eq } from "drizzle-orm";
import type { Statement, Store } from "@/db/libsql.ts";
import { broadcasts } from "@/db/schema/workspace.ts";
import type { BroadcastRow } from "@/lib/broadcasts/row.ts";

/** So many recipients are written down in one commit. */
const STEP = 5_000;
const MOST_RANDOM = 2_147_483_646;

/**
 * Writes the next recipients down, each once. Their random ids follow one another from a place of the
 * broadcast's own, so that no two of them are alike.
 */
export async function gatherMore(
  store: Store,
  { id, connectionId, ...row }: BroadcastRow,
): Promise<Statement[]> {
  const { rows } = await store.query(
    `SELECT max(id) AS last, count(*) AS count FROM (
      SELECT id FROM identities WHERE connection_id = ? AND reachable = 1 AND opted_out_at IS NULL
        AND id > ? AND id <= ? ORDER BY id LIMIT ?)`,
    [connectionId, row.gatheredTo, row.audienceUpTo, STEP],
  );
  const count = Number(rows[0]?.count ?? 0);
  const last = rows[0]?.last;
  const progress = { total: row.total + count, gatheredTo: count < STEP ? null : String(last) };
  return [
    ...(count === 0 ? [] : [{
      sql:
        `INSERT OR IGNORE INTO broadcast_recipients (broadcast_id, identity_id, status, random_id, attempts)
        SELECT ?, id, 'queued', 1 + (? + row_number() OVER (ORDER BY id)) % ?, 0 FROM identities
        WHERE connection_id = ? AND reachable = 1 AND opted_out_at IS NULL AND id > ? AND id <= ?`,
      args: [id, placeOf(id) + row.total, MOST_RANDOM, connectionId, row.gatheredTo, String(last)],
    }]),
    store.db.update(broadcasts).set(progress).where(eq(broadcasts.id, id)),
  ];
}

/** A number below 2^31 that is the broadcast's own (FNV-1a). */
function placeOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const sign of id) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193);
  return hash >>> 1;
}
