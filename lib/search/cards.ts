import { anyOf } from "@/db/bulk.ts";
import type { Store } from "@/db/libsql.ts";
import { contacts, contactValues, identities } from "@/db/schema/workspace.ts";

/** What a contact is found by. */
export interface Card {
  readonly id: string;
  readonly fields: CardFields;
  /** By the identity's id. */
  readonly identities: Map<string, { readonly name: string | null; readonly username: string | null }>;
  /** Of the workspace's own fields, by the field's id. */
  readonly values: Map<string, string>;
}

export type CardFields = Pick<
  typeof contacts.$inferSelect,
  "name" | "email" | "phone" | "country" | "city" | "site" | "note"
>;

/** Client cards as they stand, to be changed as they will stand and given to `indexContacts`. */
export async function cardsOf({ db }: Store, ids: Iterable<string>): Promise<Map<string, Card>> {
  const wanted = [...ids];
  if (wanted.length === 0) return new Map();
  const rows = await db.select().from(contacts).where(anyOf(contacts.id, wanted));
  const cards = new Map(rows.map((row): [string, Card] => [row.id, newCard(row)]));
  const people = await db.select().from(identities).where(anyOf(identities.contactId, wanted));
  for (const { id, contactId, name, username } of people) {
    cards.get(contactId)?.identities.set(id, { name, username });
  }
  const values = await db.select().from(contactValues).where(anyOf(contactValues.contactId, wanted));
  for (const { contactId, fieldId, value } of values) cards.get(contactId)?.values.set(fieldId, value);
  return cards;
}

/** A card that has nothing but what stands in the contact's row. */
export function newCard(row: CardFields & { readonly id: string }): Card {
  const { id, name, email, phone, country, city, site, note } = row;
  return {
    id,
    fields: { name, email, phone, country, city, site, note },
    identities: new Map(),
    values: new Map(),
  };
}
