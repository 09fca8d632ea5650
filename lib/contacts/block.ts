import { and, eq } from "drizzle-orm";
import { contactBlocks, tickets } from "@/db/schema/workspace.ts";
import { headOf } from "@/lib/contacts/head.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import type { Author } from "@/lib/inbox/reply_prepare.ts";
import { closeTicket } from "@/lib/inbox/tickets.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const MOST_OPEN = 100;

/**
 * Blocks a customer. Nothing that they write is lost, and nobody is called by it: their open tickets are closed,
 * what they write from now on is put into the last ticket of the conversation, or into a new one, and that stays
 * closed; nothing is unread or late by it, and nothing is answered by itself. They are told nothing. An agent may
 * still write to them, and one who opens a ticket again hears the answers in it.
 * @throws {AppError} not_found
 */
export async function blockContact(
  services: Services,
  workspace: Workspace,
  contactId: string,
  by: Author,
): Promise<void> {
  const { store } = workspace;
  const head = await store.write(async () => {
    const id = await headOf(store, contactId);
    const row = { contactId: id, byId: by.id, byName: by.name, createdAt: services.now() };
    await store.commit([
      store.db.insert(contactBlocks).values(row).onConflictDoNothing(),
      changeEvent(store, "contact.updated"),
    ]);
    return id;
  });
  const open = await store.db.select({ id: tickets.id }).from(tickets)
    .where(and(eq(tickets.contactId, head), eq(tickets.status, "open"))).limit(MOST_OPEN);
  for (const { id } of open) await closeTicket(services, workspace, id, by);
  services.live.notify(workspace.id);
}

/** From now on their messages open tickets again. What came meanwhile stays where it is. @throws {AppError} not_found */
export async function unblockContact(
  services: Services,
  workspace: Workspace,
  contactId: string,
): Promise<void> {
  const { store } = workspace;
  await store.write(async () => {
    const id = await headOf(store, contactId);
    await store.commit([
      store.db.delete(contactBlocks).where(eq(contactBlocks.contactId, id)),
      changeEvent(store, "contact.updated"),
    ]);
  });
  services.live.notify(workspace.id);
}
