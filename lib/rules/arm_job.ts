import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { type RuleTrigger, tickets } from "@/db/schema/workspace.ts";
import { addJob, finish, type Job } from "@/lib/jobs.ts";
import { type ClockStarts, rearm, type Start } from "@/lib/rules/clocks.ts";
import { ARM_JOB } from "@/lib/rules/job_kinds.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const AT_ONCE = 500;
const MINUTE_MS = 60_000;

/** Sets the clocks of a rule for the tickets that are open when it is switched on. */
export function armPlanned(store: Store, ruleId: string, now: number) {
  return addJob(store, { kind: ARM_JOB, lane: `rule_arm:${ruleId}`, payload: { ruleId }, runAt: now });
}

/**
 * Takes up to 500 open tickets and goes on behind them. A clock that has passed its time already is left alone,
 * so that nobody's new rule does something to hundreds of old tickets at once.
 */
export async function armRule(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const { store } = workspace;
  const { ruleId = "", before, id } = job.payload;
  const cursor = { before: Number(before ?? Number.MAX_SAFE_INTEGER), id: id ?? "" };
  const ready = await services.rules.of(workspace);
  const rule = ready?.rules.find(({ id }) => id === ruleId);
  const trigger = rule?.trigger;
  await store.write(async () => {
    const now = services.now();
    const rows = trigger?.type === "elapsed" ? await openTickets(store, cursor) : [];
    const starts = trigger?.type === "elapsed" ? rows.map((row) => startsOf(row, trigger, now)) : [];
    const { statements } = rearm(rule ? [rule] : [], starts, now);
    const last = rows.length === AT_ONCE ? rows.at(-1) : undefined;
    await store.commit([...statements, ...last ? [goOn(store, ruleId, last, now)] : [], finish(store, job)]);
  });
  return { kind: "done" };
}

function goOn(store: Store, ruleId: string, { lastMessageAt, id }: OpenTicket, now: number) {
  const payload = { ruleId, before: String(lastMessageAt), id };
  return addJob(store, { kind: ARM_JOB, lane: `rule_arm:${ruleId}`, payload, runAt: now });
}

/** The latest first: whatever moves ahead meanwhile has had its clocks set by the message that moved it. */
async function openTickets({ db }: Store, { before, id }: { readonly before: number; readonly id: string }) {
  return await db.select({
    id: tickets.id,
    lastMessageAt: tickets.lastMessageAt,
    createdAt: tickets.createdAt,
    waitingSince: tickets.waitingSince,
    lastInboundAt: tickets.lastInboundAt,
    answer: LAST_ANSWER,
  }).from(tickets)
    .where(and(
      eq(tickets.status, "open"),
      sql`(${tickets.lastMessageAt}, ${tickets.id}) < (${before}, ${id})`,
      isNull(tickets.mergedInto),
    )).orderBy(desc(tickets.lastMessageAt), desc(tickets.id)).limit(AT_ONCE);
}

/** Time and id of our last answer, as JSON. */
const LAST_ANSWER = sql<string | null>`(SELECT json_array(m.sent_at, m.id) FROM messages AS m
  WHERE m.ticket_id = tickets.id AND m.direction = 'out' AND m.private = 0
    AND m.author_type IN ('agent', 'native')
  ORDER BY m.sent_at DESC, m.sequence DESC, m.id DESC LIMIT 1)`;

type OpenTicket = Awaited<ReturnType<typeof openTickets>>[number];
type Elapsed = Extract<RuleTrigger, { type: "elapsed" }>;

function startsOf(row: OpenTicket, { since, minutes }: Elapsed, now: number): ClockStarts {
  const start = startOf(row, since);
  const ahead = start && start.at + minutes * MINUTE_MS > now ? start : null;
  return { ticketId: row.id, starts: { [since]: ahead } };
}

function startOf(row: OpenTicket, since: Elapsed["since"]): Start | null {
  const { createdAt, waitingSince, lastInboundAt, answer } = row;
  if (since === "created") return { at: createdAt };
  if (since === "customer") return waitingSince === null ? null : { at: lastInboundAt ?? waitingSince };
  if (waitingSince !== null || answer === null) return null;
  const [at, ref] = JSON.parse(answer);
  return { at: Number(at), ref: String(ref) };
}
