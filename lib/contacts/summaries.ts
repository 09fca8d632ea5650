import { desc, eq, sql } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import {
  attachments,
  connections,
  contactBlocks,
  contacts,
  identities,
  tickets,
} from "@/db/schema/workspace.ts";
import { isPlatform } from "@/lib/channels/capabilities.ts";
import type { ContactSummary } from "@/lib/contacts/view.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import { pictureUrl } from "@/lib/inbox/views/links.ts";
import { iso } from "@/lib/inbox/views/ticket_view.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** Contacts as rows of a list, in the given order: a fixed number of look-ups. Those that are gone are left out. */
export async function contactSummaries(
  services: Services,
  workspace: Workspace,
  ids: readonly string[],
  locale: Locale,
): Promise<ContactSummary[]> {
  if (ids.length === 0) return [];
  const { db } = workspace.store;
  // What is written under a post opens no window of the person, but it is written all the same.
  const heard = db.select({ at: tickets.lastInboundAt }).from(tickets)
    .where(eq(tickets.contactId, contacts.id)).orderBy(desc(tickets.lastMessageAt)).limit(1);
  const rows = await db
    .select({
      contact: contacts,
      picture: attachments,
      block: contactBlocks,
      heard: sql<number | null>`(${heard})`,
    })
    .from(contacts).leftJoin(attachments, eq(attachments.id, contacts.avatarId))
    .leftJoin(contactBlocks, eq(contactBlocks.contactId, contacts.id)).where(anyOf(contacts.id, ids));
  const people = await db.select({ identity: identities, platform: connections.platform }).from(identities)
    .leftJoin(connections, eq(connections.id, identities.connectionId))
    .where(anyOf(identities.contactId, ids));
  const own = Map.groupBy(people, ({ identity }) => identity.contactId);
  const unnamed = translator(locale)("desk.unnamed");
  const found = await Promise.all(
    rows.map(async ({ contact, picture, block, heard }): Promise<ContactSummary> => ({
      id: contact.id,
      name: contact.name || unnamed,
      avatarUrl: await pictureUrl(services.secrets, workspace.id, picture),
      email: contact.email ?? undefined,
      phone: contact.phone ?? undefined,
      city: contact.city ?? undefined,
      ...presence(own.get(contact.id) ?? [], heard),
      blocked: block !== null,
    })),
  );
  const byId = new Map(found.map((one) => [one.id, one]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

interface Own {
  readonly identity: typeof identities.$inferSelect;
  readonly platform: string | null;
}

/** Where they write from, and when they last did. */
function presence(
  own: readonly Own[],
  heard: number | null,
): Pick<ContactSummary, "platforms" | "lastSeenAt"> {
  const seen = Math.max(heard ?? 0, ...own.map(({ identity }) => identity.lastInboundAt ?? 0));
  const platforms = own.flatMap(({ platform }) => platform && isPlatform(platform) ? platform : []);
  return { platforms: [...new Set(platforms)], lastSeenAt: iso(seen || null) };
}
