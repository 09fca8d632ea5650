import type { Store } from "@/db/libsql.ts";

/** Cards of one look: nearly all of them may have tickets. */
const MOST = 2_000;

/** A place ahead of every id. */
export const NEWEST = "{";

/**
 * Contacts without a ticket, such as somebody who has only allowed messages, the newest card first: a walk along
 * the cards that leaves out whoever is met in the walk along the tickets, and the cards that went into others.
 * @param from the id where the last look ended
 * @returns where the next one goes on; null: there are no more
 */
export async function silentContacts(
  store: Store,
  limit: number,
  from: string,
): Promise<{ ids: string[]; next: string | null }> {
  const { rows } = await store.query(WALK, [from, MOST]);
  const ids: string[] = [];
  let place = from;
  for (const row of rows) {
    if (row.silent === 1) {
      if (ids.length === limit) return { ids, next: place };
      ids.push(String(row.id));
    }
    place = String(row.id);
  }
  return { ids, next: rows.length === MOST ? place : null };
}

const WALK = `SELECT id,
    NOT EXISTS (SELECT 1 FROM tickets INDEXED BY tickets_contact WHERE contact_id = contacts.id)
    AND NOT EXISTS (SELECT 1 FROM contact_merges WHERE merged_id = contacts.id AND undone_at IS NULL) AS silent
  FROM contacts WHERE id < ? ORDER BY id DESC LIMIT ?`;
