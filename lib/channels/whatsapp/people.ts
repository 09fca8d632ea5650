import type { InboundRename, Person } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { idOf, words } from "@/lib/channels/reading.ts";

/** The two names under which WhatsApp knows a person; a person with a username may have no number for us. */
export interface Ids {
  /** Telephone number, digits alone. */
  readonly phone?: string;
  /** Id within our business, `CC.` and letters or digits: never a number to be called. */
  readonly userId?: string;
}

/**
 * A person of a message, completed by the list of contacts that comes along. The id within our business
 * is the key, since it outlives a change of privacy; the number stands beside it
 * (developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids).
 */
export function personOf(
  ids: Ids,
  contacts: Peek,
): { readonly person: Person; readonly ids: Ids } | undefined {
  const contact = contactOf(ids, contacts);
  const userId = ids.userId ?? (contact && idOf(contact.get("user_id")));
  const phone = ids.phone ?? (contact && idOf(contact.get("wa_id")));
  const externalId = userId ?? phone;
  if (externalId === undefined) return undefined;
  const digits = phone !== undefined && /^\+?\d{5,20}$/.test(phone) ? phone.replace("+", "") : undefined;
  const person = {
    externalId,
    name: contact && words(contact.at("profile", "name")),
    username: contact && words(contact.at("profile", "username")),
    phone: digits && `+${digits}`,
    profileUrl: digits && `https://wa.me/${digits}`,
  };
  return { person, ids: { phone, userId } };
}

/** Whoever is known by the number alone (we wrote first) goes on under the id within our business. */
export function joined({ phone, userId }: Ids, at: number): InboundRename[] {
  return phone === undefined || userId === undefined ? [] : [{ type: "rename", from: phone, to: userId, at }];
}

/** Numbers of some countries are written in two ways, so a contact that comes alone is the one that is meant. */
function contactOf(ids: Ids, contacts: Peek): Peek | undefined {
  const { list } = contacts;
  const named = list.find((contact) =>
    (ids.userId !== undefined && idOf(contact.get("user_id")) === ids.userId) ||
    (ids.phone !== undefined && idOf(contact.get("wa_id")) === ids.phone)
  );
  return named ?? (list.length === 1 ? list[0] : undefined);
}
