import { eq } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import { contacts, tickets } from "@/db/schema/workspace.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import type { LinkView } from "@/lib/inbox/view.ts";
import { ticketFamily } from "@/lib/team/family.ts";
import { linkedIds } from "@/lib/team/links.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const MOST = 50;

/** The tickets that one is linked to, briefly, the latest link first; undefined: there are none. */
export async function linkViews(
  { store }: Workspace,
  ticketId: string,
  locale: Locale,
): Promise<LinkView[] | undefined> {
  const ids = await linkedIds(store, await ticketFamily(store, ticketId), MOST);
  if (ids.length === 0) return undefined;
  const rows = await store.db.select({ ticket: tickets, name: contacts.name }).from(tickets)
    .innerJoin(contacts, eq(contacts.id, tickets.contactId)).where(anyOf(tickets.id, ids));
  const unnamed = translator(locale)("desk.unnamed");
  const latest = rows.toSorted((a, b) => ids.indexOf(a.ticket.id) - ids.indexOf(b.ticket.id));
  return latest.map(({ ticket: { id, number, preview, status }, name }) => ({
    id,
    number,
    name: name || unnamed,
    preview,
    status,
  }));
}
