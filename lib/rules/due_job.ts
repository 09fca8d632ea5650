import { and, desc, eq, sql } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { messages, ruleRuns, type RuleTrigger, tickets } from "@/db/schema/workspace.ts";
import type { TicketRow } from "@/lib/inbox/ingest/working_set.ts";
import { finish, type Job } from "@/lib/jobs.ts";
import { followedByItself } from "@/lib/rules/by_itself.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const MINUTE_MS = 60_000;

/** Runs a rule whose time has come, unless its clock has stopped or begun anew since the job was set. */
export async function runDue(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const { store } = workspace;
  const { ruleId = "", ticketId = "" } = job.payload;
  const ready = await services.rules.of(workspace);
  const rule = ready?.rules.find(({ id }) => id === ruleId);
  await store.write(async () => {
    const [ticket] = await store.db.select().from(tickets).where(eq(tickets.id, ticketId));
    const due = rule && ticket && await isDue(store, rule.trigger, ticket, job, services.now());
    const key = `elapsed:${job.payload.start}:${job.payload.ref ?? ""}`;
    const fresh = due && !await hasRun(store, ruleId, ticketId, key);
    const cause = { key, happening: { type: "elapsed" as const, ruleId } };
    const done = fresh && ready ? await followedByItself(services, workspace, ready, ticket, cause) : [];
    await store.commit([...done, finish(store, job)]);
  });
  services.live.notify(workspace.id);
  return { kind: "done" };
}

async function isDue(
  store: Store,
  trigger: RuleTrigger,
  ticket: TicketRow,
  { payload: { start, ref } }: Job,
  now: number,
): Promise<boolean> {
  if (trigger.type !== "elapsed" || ticket.status !== "open") return false;
  if (Number(start) + trigger.minutes * MINUTE_MS > now) return false;
  if (trigger.since === "created") return true;
  if (trigger.since === "answer") {
    return ticket.waitingSince === null && await lastAnswer(store, ticket.id) === ref;
  }
  return ticket.waitingSince !== null && (ticket.lastInboundAt ?? ticket.waitingSince) === Number(start);
}

/** The id of our last answer to the customer; what the product sends by itself is none. */
async function lastAnswer({ db }: Store, ticketId: string): Promise<string | undefined> {
  const [row] = await db.select({ id: messages.id }).from(messages).where(and(
    eq(messages.ticketId, ticketId),
    eq(messages.direction, "out"),
    eq(messages.private, false),
    sql`author_type IN ('agent', 'native')`,
  )).orderBy(desc(messages.sentAt), desc(messages.sequence), desc(messages.id)).limit(1);
  return row?.id;
}

async function hasRun({ db }: Store, ruleId: string, ticketId: string, cause: string): Promise<boolean> {
  const rows = await db.select({ id: ruleRuns.id }).from(ruleRuns).where(and(
    eq(ruleRuns.ruleId, ruleId),
    eq(ruleRuns.ticketId, ticketId),
    eq(ruleRuns.cause, cause),
  ));
  return rows.length > 0;
}
