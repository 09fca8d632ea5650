import { type SQL, sql } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { familyOf } from "@/lib/contacts/family.ts";
import { mark } from "@/lib/search/index_text.ts";

/** More customers than that are no help: what they wrote is filtered while it is read. */
const FEW = 200;
const MOST_IDENTITIES = 400;

/**
 * When a filter leaves few customers, the marks of all that they ever wrote: the search then looks at nothing
 * else, and finds what lies far back. Tickets are no such mark: they are merged and change hands.
 * @param customers queries for the ids of contacts
 */
export async function narrow(store: Store, customers: readonly SQL[]): Promise<string[] | null> {
  const found: Set<string>[] = [];
  for (const query of customers) {
    const rows = await store.db.all<{ id: string }>(sql`SELECT id FROM (${query}) LIMIT ${FEW * 3}`);
    found.push(new Set(rows.map(({ id }) => id)));
  }
  const [fewest] = found.filter(({ size }) => size <= FEW).sort((a, b) => a.size - b.size);
  if (!fewest) return null;
  const family = await familyOf(store, fewest);
  const { rows } = await store.query(
    "SELECT id FROM identities WHERE contact_id IN (SELECT value FROM json_each(?)) LIMIT ?",
    [JSON.stringify(family), MOST_IDENTITIES + 1],
  );
  if (rows.length > MOST_IDENTITIES) return null;
  return [...rows.map((row) => mark.identity(String(row.id))), ...family.map(mark.guest)];
}
