import { type Priority, reads } from "@/db/schema/workspace.ts";
import { perform, ticketFor } from "@/lib/inbox/deed.ts";
import { assigning } from "@/lib/inbox/deeds/assigning.ts";
import { closing, reopening } from "@/lib/inbox/deeds/closing.ts";
import { prioritising } from "@/lib/inbox/deeds/prioritising.ts";
import { tagging, untagging } from "@/lib/inbox/deeds/tagging.ts";
import type { Author } from "@/lib/inbox/reply_prepare.ts";
import { readOfTicket } from "@/lib/notify/reading.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export { ticketFor } from "@/lib/inbox/deed.ts";

/** Closes a ticket; closing a closed one changes nothing. */
export function closeTicket(
  services: Services,
  workspace: Workspace,
  ticketId: string,
  by: Author,
): Promise<void> {
  return perform(services, workspace, ticketId, by, closing);
}

/** Opens a closed ticket again. @throws {AppError} conflict when its conversation goes on elsewhere */
export function reopenTicket(
  services: Services,
  workspace: Workspace,
  ticketId: string,
  by: Author,
): Promise<void> {
  return perform(services, workspace, ticketId, by, reopening);
}

/**
 * @param member whose ticket it is to be; null takes it from everybody. The caller has checked that the
 * member belongs to the workspace.
 */
export function assignTicket(
  services: Services,
  workspace: Workspace,
  ticketId: string,
  member: { readonly id: string; readonly name: string } | null,
  by: Author,
): Promise<void> {
  return perform(services, workspace, ticketId, by, assigning(member));
}

/** Says how soon a ticket is to be served; its deadlines follow. */
export function setPriority(
  services: Services,
  workspace: Workspace,
  ticketId: string,
  priority: Priority,
  by: Author,
): Promise<void> {
  return perform(services, workspace, ticketId, by, prioritising(priority));
}

/** @throws {AppError} invalid_request for an empty or overlong name */
export async function addTag(
  services: Services,
  workspace: Workspace,
  ticketId: string,
  name: string,
  by: Author,
): Promise<void> {
  await perform(services, workspace, ticketId, by, tagging(name));
}

export function removeTag(
  services: Services,
  workspace: Workspace,
  ticketId: string,
  name: string,
  by: Author,
): Promise<void> {
  return perform(services, workspace, ticketId, by, untagging(name));
}

/** Everything in the ticket up to now has been seen by this member. */
export async function markRead(
  services: Services,
  workspace: Workspace,
  ticketId: string,
  memberId: string,
): Promise<void> {
  await ticketFor(workspace, ticketId);
  const readAt = services.now();
  const { store } = workspace;
  await store.write(() =>
    store.commit([
      store.db.insert(reads).values({ memberId, ticketId, readAt })
        .onConflictDoUpdate({ target: [reads.memberId, reads.ticketId], set: { readAt } }),
      ...readOfTicket(store, memberId, ticketId, readAt),
    ])
  );
  services.live.notify(workspace.id);
}
