import { eq } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import { tickets } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { ticketFor, type TicketRow } from "@/lib/inbox/deed.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import type { Author } from "@/lib/inbox/reply_prepare.ts";
import type { Onlooker } from "@/lib/inbox/views/ticket_list.ts";
import { ticketViews } from "@/lib/inbox/views/ticket_view.ts";
import type { TicketView } from "@/lib/inbox/view.ts";
import type { Services } from "@/lib/services.ts";
import { ticketFamily } from "@/lib/team/family.ts";
import { linkedIds, linkStatement, partStatements } from "@/lib/team/links.ts";
import { record } from "@/lib/team/record.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const MOST_LINKS = 50;

/** Links two tickets that have to do with each other, both ways. @throws {AppError} not_found, conflict */
export async function linkTickets(
  services: Services,
  workspace: Workspace,
  ticketId: string,
  otherId: string,
  by: Author,
): Promise<void> {
  await change(services, workspace, [ticketId, otherId], by, "add");
}

/** @throws {AppError} not_found */
export async function unlinkTickets(
  services: Services,
  workspace: Workspace,
  ticketId: string,
  otherId: string,
  by: Author,
): Promise<void> {
  await change(services, workspace, [ticketId, otherId], by, "remove");
}

/** The tickets that one is linked to, the latest link first. @throws {AppError} not_found */
export async function linkedTickets(
  services: Services,
  workspace: Workspace,
  onlooker: Onlooker,
  ticketId: string,
): Promise<TicketView[]> {
  await ticketFor(workspace, ticketId);
  const { store } = workspace;
  const ids = await linkedIds(store, await ticketFamily(store, ticketId), MOST_LINKS);
  const rows = await store.db.select().from(tickets).where(anyOf(tickets.id, ids));
  const latest = rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  return await ticketViews(services, workspace, onlooker, latest);
}

/** The ticket that people call by a number. @throws {AppError} not_found */
export async function ticketNumbered({ store: { db } }: Workspace, number: number): Promise<string> {
  const [row] = await db.select({ id: tickets.id }).from(tickets).where(eq(tickets.number, number));
  if (!row) throw new AppError("not_found", { number, reason: "ticket_number" });
  return row.id;
}

async function change(
  services: Services,
  workspace: Workspace,
  [ticketId, otherId]: readonly [string, string],
  by: Author,
  verb: "add" | "remove",
): Promise<void> {
  const { store } = workspace;
  await store.write(async () => {
    const now = services.now();
    const ticket = await ticketFor(workspace, ticketId);
    const other = await whereItIs(workspace, otherId);
    const family = await ticketFamily(store, ticketId);
    if (verb === "add" && family.includes(other.id)) {
      throw new AppError("conflict", { reason: "link_itself" });
    }
    const linked = await linkedIds(store, family, MOST_LINKS);
    if (linked.includes(other.id) === (verb === "add")) return;
    if (verb === "add" && linked.length >= MOST_LINKS) {
      throw new AppError("conflict", { reason: "too_many_links" });
    }
    const kind = verb === "add" ? "linked" : "unlinked";
    await store.commit([
      ...verb === "add"
        ? [linkStatement(ticketId, other.id, now)]
        : partStatements(family, await ticketFamily(store, other.id)),
      record(store, ticketId, by, kind, now, { ticketId: other.id, number: other.number }),
      record(store, other.id, by, kind, now, { ticketId, number: ticket.number }),
      changeEvent(store, "ticket.updated", ticketId),
      changeEvent(store, "ticket.updated", other.id),
    ]);
  });
  services.live.notify(workspace.id);
}

/** A ticket, or the one that it was merged into. */
async function whereItIs(workspace: Workspace, id: string): Promise<TicketRow> {
  const ticket = await ticketFor(workspace, id);
  return ticket.mergedInto === null ? ticket : await ticketFor(workspace, ticket.mergedInto);
}
