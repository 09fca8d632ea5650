import { asc, isNotNull, lte, min } from "drizzle-orm";
import { insertMany, updateMany } from "@/db/bulk.ts";
import type { Statement, Store } from "@/db/libsql.ts";
import { events, tickets } from "@/db/schema/workspace.ts";
import { members } from "@/lib/auth/members.ts";
import { can } from "@/lib/auth/viewer.ts";
import { type Notice, notifyAll } from "@/lib/notify/notify.ts";
import type { Services } from "@/lib/services.ts";
import { columnsOf, type Marked, marked } from "@/lib/sla/marks.ts";
import type { Workspace } from "@/lib/workspaces.ts";

type TicketRow = typeof tickets.$inferSelect;

const AT_ONCE = 500;

/** When the next deadline or warning of a workspace has to be marked: ms since the epoch, or null. */
export async function nextMark({ db }: Store): Promise<number | null> {
  const [row] = await db.select({ at: min(tickets.slaMarkAt) }).from(tickets).where(
    isNotNull(tickets.slaMarkAt),
  );
  return row?.at ?? null;
}

/**
 * Marks the deadlines of a workspace that have come, warnings included, and tells whom they concern. Costs
 * what is due.
 */
export async function markDeadlines(services: Services, { id, store }: Workspace): Promise<void> {
  const managers = await managersOf(services, id);
  for (let more = true; more;) {
    more = await store.write(async () => {
      const now = services.now();
      const due = await dueTickets(store, now);
      await store.commit(marks(store, due, managers, now));
      return due.length === AT_ONCE;
    });
    services.live.notify(id);
  }
}

async function managersOf({ control }: Services, workspaceId: string): Promise<string[]> {
  const all = await members(control, workspaceId);
  return all.filter((member) => can(member).manageSettings).map((member) => member.id);
}

async function dueTickets({ db }: Store, now: number): Promise<TicketRow[]> {
  return await db.select().from(tickets).where(lte(tickets.slaMarkAt, now)).orderBy(asc(tickets.slaMarkAt))
    .limit(AT_ONCE);
}

function marks(
  store: Store,
  due: readonly TicketRow[],
  managers: readonly string[],
  now: number,
): Statement[] {
  const all = due.map((ticket) => ({ ticket, after: ticket.sla ? marked(ticket.sla, now) : null }));
  const rows = all.map(({ ticket, after }) => ({ id: ticket.id, ...columnsOf(after?.sla ?? null) }));
  return [
    ...updateMany(tickets, rows, ["sla", "slaDueAt", "slaMarkAt", "slaBreachedAt"]),
    ...insertMany(events, due.map(({ id }) => ({ kind: "ticket.updated" as const, ticketId: id, at: now }))),
    ...notifyAll(
      store,
      all.flatMap(({ ticket, after }) => after ? told(ticket, after, managers, now) : []),
    ),
  ];
}

/** A warning that comes with its breach says nothing more. */
function told(
  { id: ticketId, assigneeId }: TicketRow,
  { warned, breached }: Marked,
  managers: readonly string[],
  at: number,
): Notice[] {
  const memberIds = assigneeId ? [assigneeId, ...managers] : managers;
  const kind = breached.length > 0 ? "sla.breached" : warned.length > 0 ? "sla.warning" : undefined;
  return kind ? [{ kind, memberIds, ticketId, at }] : [];
}
