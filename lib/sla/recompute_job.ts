import { and, asc, gt, sql } from "drizzle-orm";
import { insertMany, updateMany } from "@/db/bulk.ts";
import type { Statement, Store } from "@/db/libsql.ts";
import { connections, events, tickets } from "@/db/schema/workspace.ts";
import { addJob, finish, type Job } from "@/lib/jobs.ts";
import type { Services } from "@/lib/services.ts";
import { policyFor } from "@/lib/sla/choice.ts";
import { policiesById } from "@/lib/sla/policies.ts";
import { turn } from "@/lib/sla/turn.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const KIND = "sla_recompute";
const AT_ONCE = 200;

/** The job that counts all open deadlines anew, to be committed with the change of a policy, hours or choice. */
export function recompute(store: Store, now: number, after = ""): Statement {
  return addJob(store, { kind: KIND, lane: KIND, payload: { after }, runAt: now });
}

/** Counts the deadlines of some hundred tickets by the policies as they are now; another job goes on. */
export async function recomputeClocks(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const { store, id } = workspace;
  await store.write(async () => {
    const now = services.now();
    const page = await timedTickets(store, job.payload.after ?? "");
    const last = page.at(-1);
    await store.commit([
      ...await retimed(store, page, now),
      ...last && page.length === AT_ONCE ? [recompute(store, now, last.id)] : [],
      finish(store, job),
    ]);
  });
  services.live.notify(id);
  return { kind: "done" };
}

type TicketRow = typeof tickets.$inferSelect;

async function timedTickets({ db }: Store, after: string): Promise<TicketRow[]> {
  return await db.select().from(tickets).where(and(sql`sla IS NOT NULL`, gt(tickets.id, after)))
    .orderBy(asc(tickets.id)).limit(AT_ONCE);
}

/** A policy that its connection has chosen no more, or that is gone, leaves no deadlines. */
async function retimed(store: Store, page: readonly TicketRow[], now: number): Promise<Statement[]> {
  const accounts = await store.db.select({ id: connections.id, settings: connections.settings })
    .from(connections);
  const settings = new Map(accounts.map((one) => [one.id, one.settings]));
  const chosen = page.map((ticket) => ({
    ticket,
    policyId: policyFor(settings.get(ticket.connectionId), ticket.kind) ?? "",
  }));
  const policies = await policiesById(store, chosen.map(({ policyId }) => policyId));
  const rows = chosen.flatMap(({ ticket, policyId }) => {
    const { columns } = turn(ticket, "retimed", now, policies.get(policyId));
    return JSON.stringify(columns.sla) === JSON.stringify(ticket.sla) ? [] : [{ id: ticket.id, ...columns }];
  });
  return [
    ...updateMany(tickets, rows, ["sla", "slaDueAt", "slaMarkAt", "slaBreachedAt"]),
    ...insertMany(events, rows.map(({ id }) => ({ kind: "ticket.updated" as const, ticketId: id, at: now }))),
  ];
}
