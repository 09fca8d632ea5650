import { eq } from "drizzle-orm";
import { attachments, connections, contactBlocks, contacts, identities } from "@/db/schema/workspace.ts";
import { isPlatform } from "@/lib/channels/capabilities.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import { headOf } from "@/lib/contacts/head.ts";
import { ownFieldsOf } from "@/lib/contacts/values.ts";
import { AppError } from "@/lib/errors.ts";
import { pictureUrl } from "@/lib/inbox/views/links.ts";
import type { ContactView, IdentityView } from "@/lib/inbox/view.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** The client card; of one that was merged into another, that one. @throws {AppError} not_found */
export async function contactView(
  services: Services,
  workspace: Workspace,
  asked: string,
  locale: "ru" | "en",
): Promise<ContactView> {
  const { db } = workspace.store;
  const id = await headOf(workspace.store, asked);
  const [row] = await db.select({ contact: contacts, picture: attachments, block: contactBlocks }).from(
    contacts,
  )
    .leftJoin(attachments, eq(attachments.id, contacts.avatarId))
    .leftJoin(contactBlocks, eq(contactBlocks.contactId, contacts.id)).where(eq(contacts.id, id));
  if (!row) throw new AppError("not_found", { contactId: id });
  const { contact, picture, block } = row;
  return {
    id,
    name: contact.name || translator(locale)("desk.unnamed"),
    avatarUrl: await pictureUrl(services.secrets, workspace.id, picture),
    email: contact.email ?? undefined,
    phone: contact.phone ?? undefined,
    country: contact.country ?? undefined,
    city: contact.city ?? undefined,
    site: contact.site ?? undefined,
    language: contact.language ?? undefined,
    note: contact.note ?? undefined,
    identities: await identityViews(workspace, id),
    fields: await ownFieldsOf(workspace, id),
    blocked: block ? true : undefined,
  };
}

async function identityViews({ store: { db } }: Workspace, contactId: string): Promise<IdentityView[]> {
  const rows = await db.select({ identity: identities, platform: connections.platform }).from(identities)
    .leftJoin(connections, eq(connections.id, identities.connectionId))
    .where(eq(identities.contactId, contactId));
  return rows.flatMap(({ identity, platform }) =>
    // The account behind it may have been disconnected: its identity stays, and is not shown.
    platform === null || !isPlatform(platform) ? [] : [{
      id: identity.id,
      connectionId: identity.connectionId,
      platform,
      name: identity.name ?? undefined,
      username: identity.username ?? undefined,
      profileUrl: identity.profileUrl ?? undefined,
      reachable: identity.reachable ?? undefined,
      optedOut: identity.optedOutAt === null ? undefined : true,
    }]
  );
}
