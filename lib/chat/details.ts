import { and, eq } from "drizzle-orm";
import { contacts, identities } from "@/db/schema/workspace.ts";
import type { Visit } from "@/lib/chat/chat.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import { cleanText } from "@/lib/inbox/text.ts";
import { cardsOf } from "@/lib/search/cards.ts";
import { indexContacts } from "@/lib/search/index_contacts.ts";
import type { Services } from "@/lib/services.ts";

export interface VisitorDetails {
  readonly name?: string;
  readonly email?: string;
}

/**
 * Puts what a visitor says of themselves on their card, where the field is still empty (C-06). Before the
 * first message there is no card, and nothing is kept.
 */
export async function introduce(services: Services, visit: Visit, given: VisitorDetails): Promise<void> {
  const { store } = visit.workspace;
  const name = cleanText(given.name ?? "").trim();
  const email = cleanText(given.email ?? "").trim();
  await store.write(async () => {
    const found = await cardOf(visit);
    if (!found) return;
    const { contact, identity } = found;
    const filled = { name: contact.name || name, email: contact.email ?? (email || null) };
    const called = { name: name || identity.name };
    const cards = await cardsOf(store, [contact.id]);
    Object.assign(cards.get(contact.id)?.fields ?? {}, filled);
    cards.get(contact.id)?.identities.set(identity.id, { ...identity, ...called });
    await store.commit([
      store.db.update(identities).set(called).where(eq(identities.id, identity.id)),
      store.db.update(contacts).set({ ...filled, updatedAt: services.now() }).where(
        eq(contacts.id, contact.id),
      ),
      ...indexContacts([...cards.values()]),
      changeEvent(store, "contact.updated"),
    ]);
  });
  services.live.notify(visit.workspace.id);
}

async function cardOf({ open, visitorId, workspace: { store } }: Visit) {
  const [row] = await store.db.select({ identity: identities, contact: contacts }).from(identities)
    .innerJoin(contacts, eq(contacts.id, identities.contactId))
    .where(and(eq(identities.connectionId, open.connection.id), eq(identities.externalId, visitorId)));
  return row;
}
