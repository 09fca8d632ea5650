import type { Store } from "@/db/libsql.ts";

/** The contacts together with those that were merged into them, and into those. */
export async function familyOf(store: Store, ids: Iterable<string>): Promise<string[]> {
  const { rows } = await store.query(FAMILY, [JSON.stringify([...ids])]);
  return rows.map((row) => String(row.id));
}

const FAMILY = `WITH RECURSIVE family(id) AS (
    SELECT value FROM json_each(?)
    UNION SELECT merged_id FROM family JOIN contact_merges ON kept_id = family.id WHERE undone_at IS NULL
  ) SELECT id FROM family`;
