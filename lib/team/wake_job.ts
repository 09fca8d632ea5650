import { and, eq } from "drizzle-orm";
import { insertMany } from "@/db/bulk.ts";
import type { Statement, Store } from "@/db/libsql.ts";
import { events, reads, tickets } from "@/db/schema/workspace.ts";
import type { TicketRow } from "@/lib/inbox/deed.ts";
import { finish, type Job } from "@/lib/jobs.ts";
import { notify } from "@/lib/notify/notify.ts";
import type { Services } from "@/lib/services.ts";
import { PRODUCT, record } from "@/lib/team/record.ts";
import { woken } from "@/lib/team/snoozing.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/**
 * Brings a ticket back that was put off until now, unless it came back before or was put off further. Whoever
 * looks after it finds it unread, and is told.
 */
export async function wakeTicket(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const { store, id: workspaceId } = workspace;
  const { ticketId = "", until, byId } = job.payload;
  await store.write(async () => {
    const now = services.now();
    const [ticket] = await store.db.select().from(tickets).where(eq(tickets.id, ticketId));
    const due = ticket && ticket.snoozedUntil === Number(until);
    await store.commit([...due ? await back(store, ticket, byId ?? "", now) : [], finish(store, job)]);
  });
  services.live.notify(workspaceId);
  return { kind: "done" };
}

async function back(store: Store, ticket: TicketRow, byId: string, at: number): Promise<Statement[]> {
  const memberId = ticket.assigneeId ?? byId;
  return [
    ...await woken(store, ticket, at),
    record(store, ticket.id, PRODUCT, "woken", at),
    store.db.delete(reads).where(and(eq(reads.memberId, memberId), eq(reads.ticketId, ticket.id))),
    ...memberId
      ? notify(store, { kind: "ticket.woken", memberIds: [memberId], ticketId: ticket.id, at })
      : [],
    ...insertMany(events, [{ kind: "ticket.updated" as const, ticketId: ticket.id, at }]),
  ];
}
