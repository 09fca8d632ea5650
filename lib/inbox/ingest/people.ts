import type { InboundReach, InboundRename, Person } from "@/lib/channels/channel.ts";
import { addPicture } from "@/lib/inbox/ingest/attach.ts";
import type { Item } from "@/lib/inbox/ingest/item.ts";
import type { ContactRow, IdentityRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";
import { cleanText } from "@/lib/inbox/text.ts";
import { newId } from "@/lib/ids.ts";

/** The identity of a person on this connection, which is made, with its contact, when it is new. */
export function identityOf(set: WorkingSet, item: Item, person: Person): IdentityRow {
  const known = set.identities.get(item.connection.id, person.externalId);
  const identity = known ?? introduce(set, item, person);
  if (known) fill(set, known, person);
  portray(set, item, identity, person);
  return identity;
}

/** The contact behind an identity that `identityOf` returned. */
export function contactOf(set: WorkingSet, identity: IdentityRow): ContactRow {
  const contact = set.contacts.get(identity.contactId);
  if (!contact) throw new Error(`The contact of identity ${identity.id} was not loaded`);
  return contact;
}

function introduce(set: WorkingSet, item: Item, person: Person): IdentityRow {
  const { connection, origin } = item;
  const contact = set.contacts.add(newContact(set.now, person), "");
  set.contacts.know(contact, contact.id);
  const identity = set.identities.add(
    {
      id: newId(set.now),
      connectionId: connection.id,
      contactId: contact.id,
      externalId: person.externalId,
      name: clean(person.name),
      username: clean(person.username),
      profileUrl: person.profileUrl ?? null,
      reachable: null,
      optedOutAt: null,
      lastInboundAt: null,
      profileAt: null,
      createdAt: set.now,
    },
    connection.id,
    person.externalId,
  );
  if (origin.hasProfile) set.job("profile", `profile:${identity.id}`, { identityId: identity.id });
  return identity;
}

function newContact(now: number, person: Person): ContactRow {
  return {
    id: newId(now),
    name: clean(person.name) ?? clean(person.username) ?? "",
    avatarId: null,
    email: clean(person.email),
    phone: clean(person.phone),
    country: clean(person.country),
    city: clean(person.city),
    site: clean(person.site),
    language: person.language ?? null,
    note: null,
    createdAt: now,
    updatedAt: now,
  };
}

/** A field that is already filled is never overwritten (C-06); the identity follows the platform. */
function fill(set: WorkingSet, identity: IdentityRow, person: Person): void {
  const name = clean(person.name) ?? identity.name;
  const username = clean(person.username) ?? identity.username;
  if (name !== identity.name || username !== identity.username) {
    set.identities.change(identity, { name, username });
    set.recast.add(identity.contactId);
  }
  const contact = contactOf(set, identity);
  const filled = {
    name: contact.name || name || username || "",
    email: contact.email ?? clean(person.email),
    phone: contact.phone ?? clean(person.phone),
    country: contact.country ?? clean(person.country),
    city: contact.city ?? clean(person.city),
    site: contact.site ?? clean(person.site),
    language: contact.language ?? person.language ?? null,
  };
  const before = new Map<string, unknown>(Object.entries(contact));
  if (Object.entries(filled).every(([key, value]) => before.get(key) === value)) return;
  set.contacts.change(contact, { ...filled, updatedAt: set.now });
  set.recast.add(contact.id);
}

/** The first picture stays (C-06). Where a profile can be asked for, that job brings it. */
function portray(set: WorkingSet, item: Item, identity: IdentityRow, person: Person): void {
  const { avatarUrl: url, avatarRef: ref } = person;
  const contact = contactOf(set, identity);
  if (item.origin.hasProfile || contact.avatarId !== null || !(url || ref)) return;
  set.contacts.change(contact, { avatarId: addPicture(set, item, { url, ref }), updatedAt: set.now });
}

/** The customer allowed or forbade us to write (VK-03). */
export function applyReach(set: WorkingSet, item: Item, reach: InboundReach): void {
  const identity = identityOf(set, item, reach.person);
  if (identity.reachable === reach.allowed) return;
  set.identities.change(identity, { reachable: reach.allowed });
  set.event("contact.updated", set.tickets.get(item.connection.id, reach.person.externalId)?.id);
}

/** A new number or a migrated chat: the history stays, under the new id. */
export function applyRename(set: WorkingSet, item: Item, rename: InboundRename): void {
  const { id } = item.connection;
  const identity = set.identities.get(id, rename.from);
  if (!identity || set.identities.get(id, rename.to)) return;
  set.identities.change(identity, { externalId: rename.to });
  set.identities.know(identity, id, rename.to);
  const ticket = set.tickets.get(id, rename.from);
  if (!ticket || set.tickets.get(id, rename.to)) return;
  set.tickets.change(ticket, { threadKey: rename.to });
  set.tickets.know(ticket, id, rename.to);
}

function clean(text: string | undefined): string | null {
  const cleaned = text === undefined ? "" : cleanText(text).trim();
  return cleaned === "" ? null : cleaned;
}
