import { eq } from "drizzle-orm";
import { identities, posts, tickets } from "@/db/schema/workspace.ts";
import type { Product } from "@/lib/commands/samples/product.ts";
import type { MessageView, Paged, TicketView } from "@/lib/inbox/view.ts";

/** What the workspace shows of one connection. */
export interface Seen {
  readonly tickets: readonly TicketView[];
  readonly messages: readonly MessageView[];
  /** Posts that are kept for the comments to come. */
  readonly posts: number;
  /** Everybody who wrote: the platform's ids by the contact's id. */
  readonly people: ReadonlyMap<string, readonly string[]>;
}

/** Reads the tickets and messages of a connection as a client of the REST API does. */
export async function look(product: Product, connectionId: string): Promise<Seen> {
  const { db } = product.workspace.store;
  const rows = await db.select({ id: tickets.id }).from(tickets).where(
    eq(tickets.connectionId, connectionId),
  );
  const known = await db.select().from(identities).where(eq(identities.connectionId, connectionId));
  const kept = await db.select({ id: posts.id }).from(posts).where(eq(posts.connectionId, connectionId));
  const seen = await Promise.all(rows.map(async ({ id }) => ({
    ticket: await product.read<TicketView>(`/tickets/${id}`),
    page: await product.read<Paged<MessageView>>(`/tickets/${id}/messages?limit=100`),
  })));
  const byContact = Map.groupBy(known, (one) => one.contactId);
  return {
    tickets: seen.map(({ ticket }) => ticket),
    messages: seen.flatMap(({ page }) => page.items),
    posts: kept.length,
    people: new Map([...byContact].map(([id, all]) => [id, all.map((one) => one.externalId)])),
  };
}

/** Several connections' worth of it, as one. */
export function together(all: readonly Seen[]): Seen {
  return {
    tickets: all.flatMap((one) => one.tickets),
    messages: all.flatMap((one) => one.messages),
    posts: all.reduce((sum, one) => sum + one.posts, 0),
    people: new Map(all.flatMap((one) => [...one.people])),
  };
}
