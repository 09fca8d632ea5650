import type { Statement, Store } from "@/db/libsql.ts";

/**
 * Ids of the tickets that one is linked to, the latest link first. What is linked to a ticket that was merged is
 * linked to the one that it went into, for as long as it is there.
 */
export async function linkedIds(store: Store, family: readonly string[], most: number): Promise<string[]> {
  const { rows } = await store.query(LINKED, [JSON.stringify(family), most]);
  return rows.map(({ id }) => String(id));
}

/** Links two tickets both ways. @param now ms since the epoch */
export function linkStatement(a: string, b: string, now: number): Statement {
  return {
    sql: `INSERT OR IGNORE INTO ticket_links (ticket_id, other_id, created_at) VALUES (?, ?, ?), (?, ?, ?)`,
    args: [a, b, now, b, a, now],
  };
}

/** Parts two tickets with all that was merged into them. */
export function partStatements(a: readonly string[], b: readonly string[]): Statement[] {
  const among = "IN (SELECT value FROM json_each(?))";
  const sql = `DELETE FROM ticket_links WHERE ticket_id ${among} AND other_id ${among}`;
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  return [{ sql, args: [one, other] }, { sql, args: [other, one] }];
}

const LINKED = `WITH family AS (SELECT value AS id FROM json_each(?))
  SELECT coalesce(other.merged_into, other.id) AS id FROM ticket_links AS link
  JOIN tickets AS other ON other.id = link.other_id
  WHERE link.ticket_id IN (SELECT id FROM family)
    AND coalesce(other.merged_into, other.id) NOT IN (SELECT id FROM family)
  GROUP BY 1 ORDER BY max(link.created_at) DESC LIMIT ?`;
