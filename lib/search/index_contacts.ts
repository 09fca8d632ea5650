import type { Statement } from "@/db/libsql.ts";
import type { Card } from "@/lib/search/cards.ts";
import { indexText } from "@/lib/search/index_text.ts";

/** Puts client cards into the index as they are, in the commit that writes them. */
export function indexContacts(cards: readonly Card[]): Statement[] {
  if (cards.length === 0) return [];
  const rows = cards.map((card) => [card.id, indexText(textOf(card))]);
  return [
    {
      sql: "INSERT OR IGNORE INTO search_people_docs (contact_id) SELECT value FROM json_each(?)",
      args: [JSON.stringify(cards.map(({ id }) => id))],
    },
    { sql: PUT, args: [JSON.stringify(rows)] },
  ];
}

const PUT = `INSERT OR REPLACE INTO search_people (rowid, body)
  SELECT doc, value ->> 1 FROM json_each(?) JOIN search_people_docs ON contact_id = value ->> 0 ORDER BY doc`;

/** Takes a card out that is no card of its own any more. */
export function forgetContact(id: string): Statement[] {
  return [
    {
      sql:
        "DELETE FROM search_people WHERE rowid = (SELECT doc FROM search_people_docs WHERE contact_id = ?)",
      args: [id],
    },
    { sql: "DELETE FROM search_people_docs WHERE contact_id = ?", args: [id] },
  ];
}

function textOf({ fields, identities, values }: Card): string {
  const { name, email, phone, country, city, site, note } = fields;
  const known = [name, email, phone, digitsOf(phone), country, city, site, note];
  const elsewhere = [...identities.values()].flatMap((one) => [one.name, one.username]);
  return [...known, ...elsewhere, ...values.values()].filter((one) => one).join("\n");
}

const LEAST_DIGITS = 5;
/** Without the prefix of the country, which people write in several ways or not at all. */
const NATIONAL_DIGITS = 10;

/** A number as people type it into a search: all digits together, with the country and without. */
function digitsOf(phone: string | null): string {
  const digits = phone?.replace(/\D/g, "") ?? "";
  return digits.length < LEAST_DIGITS ? "" : `${digits} ${digits.slice(-NATIONAL_DIGITS)}`;
}
