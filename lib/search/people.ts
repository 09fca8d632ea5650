import type { Store } from "@/db/libsql.ts";
import { familyOf } from "@/lib/contacts/family.ts";
import { isCalled } from "@/lib/search/named.ts";
import { wordsOf } from "@/lib/search/words.ts";

const LOOK_AMONG = 300;
const MOST = 50;
const MOST_WORDS = 6;

/** Customers who go by a name, on their card or on a platform: the newest fifty, with those merged into them. */
export async function contactsCalled(store: Store, name: string): Promise<Set<string>> {
  const words = wordsOf(name, MOST_WORDS).map(({ folded }) => `"${folded}" *`);
  if (words.length === 0) return new Set();
  const { rows } = await store.query(NAMES, [words.join(" AND "), LOOK_AMONG]);
  const fits = rows.filter((row) =>
    [row.name, row.own, row.username].some((one) => typeof one === "string" && isCalled(one, name))
  );
  const ids = new Set(fits.map((row) => String(row.id)));
  return new Set(await familyOf(store, [...ids].slice(0, MOST)));
}

const NAMES = `SELECT contacts.id, contacts.name, identities.name AS own, identities.username
  FROM (SELECT rowid AS doc FROM search_people WHERE search_people MATCH ? ORDER BY rowid DESC LIMIT ?) AS found
  CROSS JOIN search_people_docs USING (doc)
  CROSS JOIN contacts ON contacts.id = search_people_docs.contact_id
  LEFT JOIN identities ON identities.contact_id = contacts.id`;
