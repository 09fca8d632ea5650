import { eq } from "drizzle-orm";
import { contacts, identities } from "@/db/schema/workspace.ts";
import { contactView } from "@/lib/inbox/views/contact_view.ts";
import { listTickets, type TicketFilters } from "@/lib/inbox/views/ticket_list.ts";
import type { ContactView, TicketView } from "@/lib/inbox/view.ts";
import type { Author } from "@/lib/inbox/reply_prepare.ts";
import { openSearchDesk, type SearchDesk } from "../search/desk.ts";

/** A bakery whose customers have cards. */
export interface ContactDesk extends SearchDesk {
  readonly boris: Author;
  /** The id of the card of whoever is called so; the first of several. */
  idOf(name: string): Promise<string>;
  card(id: string): Promise<ContactView>;
  ticketsOf(id: string, filters?: TicketFilters): Promise<TicketView[]>;
  /** Whose card an identity is on, by the person's id on the platform. */
  ownerOf(externalId: string): Promise<string | undefined>;
}

export async function openContactDesk(): Promise<ContactDesk> {
  const desk = await openSearchDesk();
  const { cast: { services, boris }, workspace } = desk;
  const { db } = workspace.store;
  return {
    ...desk,
    boris: { type: "agent", id: boris.id, name: boris.name },
    async idOf(name) {
      const [row] = await db.select().from(contacts).where(eq(contacts.name, name));
      if (!row) throw new Error(`Nobody is called ${name}`);
      return row.id;
    },
    card: (id) => contactView(services, workspace, id, "ru"),
    async ticketsOf(contact, filters = {}) {
      const onlooker = { memberId: boris.id, locale: "ru" as const };
      const all = { status: "all" as const, contact, ...filters };
      return (await listTickets(services, workspace, onlooker, all, { limit: 100 })).items;
    },
    async ownerOf(externalId) {
      const [row] = await db.select().from(identities).where(eq(identities.externalId, externalId));
      return row?.contactId;
    },
    [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose](),
  };
}
