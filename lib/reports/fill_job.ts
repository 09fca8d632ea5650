import { updateMany } from "@/db/bulk.ts";
import type { Statement, Store } from "@/db/libsql.ts";
import { type ReportBook, tickets } from "@/db/schema/workspace.ts";
import { addJob, type Job } from "@/lib/jobs.ts";
import { openBook } from "@/lib/reports/book.ts";
import { type Past, pastTickets, type TicketRow } from "@/lib/reports/history.ts";
import { type Given, replay, sideOf, writerOf } from "@/lib/reports/replay.ts";
import { Tally } from "@/lib/reports/tally.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export const FILL_JOB = "report_fill";
/** Messages of one step: some 20 ms of work, during which nobody else is served. */
const EACH = 1_000;
/** Sums of an older book that one step throws away. */
const SWEPT = 2_000;
/** ms that a step leaves to the others. */
const PAUSE = 100;

/**
 * Counts the tickets that were here before they were counted, or that were counted by another zone: a small
 * step, and a job for the next. Whatever happens meanwhile to tickets that are counted already is counted with
 * it; the others wait for their turn.
 */
export async function fillReports(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const { after = "" } = job.payload;
  const next = await countPast(workspace, after, EACH);
  if (next === null && !await sweep(workspace.store)) return { kind: "done" };
  const { kind, lane } = job;
  const payload = { after: next ?? after };
  const runAt = services.now() + PAUSE;
  return { kind: "done", changes: [addJob(workspace.store, { kind, lane, payload, runAt })] };
}

/** True while there are tickets that the reports do not have yet. */
export async function isCounting({ store }: Workspace): Promise<boolean> {
  const { rows } = await store.query(
    `SELECT 1 FROM jobs WHERE lane = '${FILL_JOB}' AND state IN ('ready', 'running') LIMIT 1`,
  );
  return rows.length > 0;
}

/**
 * Counts the next tickets by their ids.
 * @param most messages
 * @returns the last one's id; null when there is none left
 */
export async function countPast(
  { store, locale }: Pick<Workspace, "store" | "locale">,
  after: string,
  most: number,
): Promise<string | null> {
  return await store.write(async () => {
    const { book, statements } = await openBook(store, locale);
    const page = await pastTickets(store, after, most);
    await store.commit([...statements, ...countAll(book, page)]);
    return page.at(-1)?.ticket.id ?? null;
  });
}

function countAll(book: ReportBook, page: readonly Past[]): Statement[] {
  const tally = new Tally(book);
  const rows = page.filter(({ ticket }) => ticket.counted !== book.generation)
    .map((past) => countOne(tally, past));
  const keys = ["counted", "firstAnsweredAt", "received", "sent"] as const;
  return [...tally.statements(), ...updateMany(tickets, rows, keys)];
}

function countOne(tally: Tally, past: Past) {
  const { heard, closings, answers, results } = past;
  const given = past.ticket.counted === 0 ? replay(heard, closings) : answers.map(asGiven);
  const ticket = { ...past.ticket, counted: tally.book.generation };
  const sums = { received: 0, sent: 0 };
  for (const message of heard) {
    const side = sideOf(message);
    if (side === "in") sums.received++;
    if (side === "out") sums.sent++;
    if (side === "in") tally.received(ticket, message.sentAt);
    if (side === "out") tally.sent(ticket, writerOf(message), message.sentAt);
  }
  for (const answer of given) tally.answered(ticket, answer.agentId, answer);
  for (const result of results) tally.ended(ticket, enderOf(ticket, given, result.endedAt), result);
  const firstAnsweredAt = given.find(({ first }) => first)?.at ?? null;
  return { id: ticket.id, counted: ticket.counted, firstAnsweredAt, ...sums };
}

function asGiven({ at, took, ...answer }: Past["answers"][number]): Given {
  return { ...answer, at, since: at - took };
}

/** Whoever answered at that moment, else whoever closed the ticket. */
function enderOf({ closedBy }: TicketRow, given: readonly Given[], at: number): string | null {
  return given.find((one) => one.at === at)?.agentId ?? closedBy;
}

/** @returns whether there may be more */
async function sweep(store: Store): Promise<boolean> {
  const key = "(generation, agent_id, measure, day, connection_id, bucket)";
  const [result] = await store.write(() =>
    store.commit([{
      sql: `DELETE FROM report_counts WHERE ${key} IN (
        SELECT ${key.slice(1, -1)} FROM report_counts
        WHERE generation < (SELECT value ->> 'generation' FROM settings WHERE key = 'reports') LIMIT ${SWEPT})`,
      args: [],
    }])
  );
  return (result?.rowsAffected ?? 0) > 0;
}
