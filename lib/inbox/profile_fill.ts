import { eq, sql } from "drizzle-orm";
import type { Statement, Store } from "@/db/libsql.ts";
import { attachments, contacts, identities } from "@/db/schema/workspace.ts";
import type { Person } from "@/lib/channels/channel.ts";
import { newId } from "@/lib/ids.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import { mediaJob } from "@/lib/inbox/media_job.ts";
import { cleanText } from "@/lib/inbox/text.ts";
import { cardsOf } from "@/lib/search/cards.ts";
import { indexContacts } from "@/lib/search/index_contacts.ts";

const FIELDS = ["email", "phone", "country", "city", "site", "language"] as const;

interface Found {
  readonly identity: typeof identities.$inferSelect;
  readonly contact: typeof contacts.$inferSelect;
}

/**
 * Puts what a platform knows of a customer on the card. A field that is already filled is never overwritten
 * (C-06), not even one that somebody filled while the platform was being asked; the identity itself follows the
 * platform.
 */
export async function filled(
  store: Store,
  { identity, contact }: Found,
  person: Person,
  now: number,
): Promise<Statement[]> {
  const avatar = contact.avatarId === null ? picture(store, identity.connectionId, person, now) : null;
  const called = {
    name: person.name ? cleanText(person.name) : identity.name,
    username: person.username ?? identity.username,
  };
  const { profileUrl } = identity;
  return [
    store.db.update(identities).set({
      ...called,
      profileUrl: person.profileUrl ?? profileUrl,
      profileAt: now,
    }).where(eq(identities.id, identity.id)),
    ...avatar?.statements ?? [],
    store.db.update(contacts).set({ ...stillEmpty(person, avatar?.id), updatedAt: now })
      .where(eq(contacts.id, contact.id)),
    ...await searchable(store, contact.id, identity.id, called, person),
    changeEvent(store, "contact.updated"),
  ];
}

/** Told of by the platform, for those columns that nobody has filled by the time of the commit. */
function stillEmpty(person: Person, avatarId: string | undefined) {
  const told = FIELDS.flatMap((field) =>
    person[field] ? [[field, sql`coalesce(${contacts[field]}, ${cleanText(person[field])})`] as const] : []
  );
  const name = person.name && sql`iif(${contacts.name} = '', ${cleanText(person.name)}, ${contacts.name})`;
  return {
    ...Object.fromEntries(told),
    ...(name && { name }),
    ...(avatarId && { avatarId: sql`coalesce(${contacts.avatarId}, ${avatarId})` }),
  };
}

async function searchable(
  store: Store,
  contactId: string,
  identityId: string,
  called: { name: string | null; username: string | null },
  person: Person,
): Promise<Statement[]> {
  const cards = await cardsOf(store, [contactId]);
  const card = cards.get(contactId);
  if (!card) return [];
  const { fields } = card;
  const { name, email = null, phone = null, country = null, city = null, site = null } = person;
  Object.assign(fields, {
    name: fields.name || name || "",
    email: fields.email ?? email,
    phone: fields.phone ?? phone,
    country: fields.country ?? country,
    city: fields.city ?? city,
    site: fields.site ?? site,
  });
  card.identities.set(identityId, called);
  return indexContacts([card]);
}

/** The picture is copied: platforms' addresses expire or hold their tokens. */
function picture(store: Store, connectionId: string, person: Person, now: number) {
  if (!person.avatarUrl && !person.avatarRef) return null;
  const id = newId(now);
  const statements = [
    store.db.insert(attachments).values({
      id,
      connectionId,
      kind: "image",
      status: "pending",
      sourceUrl: person.avatarUrl ?? null,
      sourceRef: person.avatarUrl ? null : person.avatarRef ?? null,
      createdAt: now,
    }),
    mediaJob(store, id, now),
  ];
  return { id, statements };
}
