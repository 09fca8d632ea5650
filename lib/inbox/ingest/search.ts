import type { Statement } from "@/db/libsql.ts";
import type { ContactRow, IdentityRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";
import { type Card, cardsOf, newCard } from "@/lib/search/cards.ts";
import { indexContacts } from "@/lib/search/index_contacts.ts";
import { indexMessages } from "@/lib/search/index_messages.ts";
import { indexable } from "@/lib/search/indexable.ts";

/** What a batch changes in the index: a few statements for all of its messages and people. */
export async function searchable(set: WorkingSet): Promise<Statement[]> {
  const written = [...set.messages.added, ...set.messages.changed];
  return [
    ...indexMessages(
      written.map((message) => indexable(message, set.tickets.get("id", message.ticketId))),
    ),
    ...indexContacts([...newCards(set), ...await changedCards(set)]),
  ];
}

function newCards(set: WorkingSet): Card[] {
  const cards = new Map([...set.contacts.added].map((contact) => [contact.id, newCard(contact)]));
  for (const identity of set.identities.added) know(cards.get(identity.contactId), identity);
  return [...cards.values()];
}

async function changedCards(set: WorkingSet): Promise<Card[]> {
  const added = new Set([...set.contacts.added].map((contact: ContactRow) => contact.id));
  const changed = new Set([...set.recast].filter((id) => !added.has(id)));
  if (changed.size === 0) return [];
  const cards = await cardsOf(set.store, changed);
  for (const [id, card] of cards) {
    const contact = set.contacts.get(id);
    if (contact) Object.assign(card.fields, newCard(contact).fields);
  }
  for (const identity of set.identities.changed) know(cards.get(identity.contactId), identity);
  return [...cards.values()];
}

function know(card: Card | undefined, { id, name, username }: IdentityRow): void {
  card?.identities.set(id, { name, username });
}
