import { and, eq, lt, min, ne, or, sql } from "drizzle-orm";
import type { Statement, Store } from "@/db/libsql.ts";
import { jobs } from "@/db/schema/workspace.ts";
import { newId } from "@/lib/ids.ts";

export type Job = typeof jobs.$inferSelect;

const LEASE_MS = 120_000;

/** The oldest undone job of each lane, where nobody runs it: those behind it wait, however late they are. */
const HEADS = sql`FROM jobs AS job WHERE job.state = 'ready' AND NOT EXISTS (
  SELECT 1 FROM jobs AS older
  WHERE older.lane = job.lane AND older.id < job.id AND older.state IN ('ready', 'running'))`;

/** A new job as a statement, to be committed with the change that it follows from. */
export function addJob(
  store: Store,
  job: { kind: string; lane: string; payload: Record<string, string>; runAt: number },
): Statement {
  return store.db.insert(jobs).values({ ...job, id: newId(), state: "ready", createdAt: job.runAt });
}

/**
 * Takes up to `limit` due jobs, at most the oldest undone one of each lane: the rows that this update
 * changes are ours, and nobody else's.
 */
export async function claim(store: Store, worker: string, now: number, limit: number): Promise<Job[]> {
  const due = sql`SELECT job.id ${HEADS} AND job.run_at <= ${now} ORDER BY job.run_at LIMIT ${limit}`;
  return await store.write(() =>
    store.db.update(jobs)
      .set({ state: "running", attempt: sql`attempt + 1`, leaseUntil: now + LEASE_MS, worker })
      .where(sql`${jobs.id} IN (${due})`).returning()
  );
}

/** Done jobs leave no row: what they did stands in the tables that they changed. */
export function finish(store: Store, job: Job): Statement {
  return store.db.delete(jobs).where(eq(jobs.id, job.id));
}

/** @param runAt ms since the epoch */
export function postpone(store: Store, job: Job, runAt: number, error: string): Statement {
  return store.db.update(jobs).set({ state: "ready", runAt, error, leaseUntil: null, worker: null })
    .where(stillHeld(job));
}

/** The row stays, for people to look at. */
export function giveUp(store: Store, job: Job, error: string): Statement {
  return store.db.update(jobs).set({ state: "failed", error, leaseUntil: null, worker: null })
    .where(stillHeld(job));
}

/** Whose lease ran out has no say any more: another may be running the job by now. */
function stillHeld(job: Job) {
  return and(eq(jobs.id, job.id), eq(jobs.state, "running"), eq(jobs.attempt, job.attempt));
}

/**
 * Makes jobs ready again whose process died.
 * @param alone true where no other process works on this database: then every lease of another is stale
 */
export async function takeBack(store: Store, worker: string, now: number, alone: boolean): Promise<void> {
  const stale = alone ? or(lt(jobs.leaseUntil, now), ne(jobs.worker, worker)) : lt(jobs.leaseUntil, now);
  await store.write(() =>
    store.commit([
      store.db.update(jobs).set({ state: "ready", leaseUntil: null, worker: null })
        .where(and(sql`state = 'running'`, stale)),
    ])
  );
}

/** When there is next anything to do: ms since the epoch, or null. */
export async function nextDue(store: Store): Promise<number | null> {
  const [ready] = await store.db.all<{ at: number }>(
    sql`SELECT job.run_at AS at ${HEADS} ORDER BY job.run_at LIMIT 1`,
  );
  const [running] = await store.db.select({ at: min(jobs.leaseUntil) }).from(jobs)
    .where(sql`state = 'running'`);
  const times = [ready?.at, running?.at].filter((at) => typeof at === "number");
  return times.length === 0 ? null : Math.min(...times);
}

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;
/** By how much chance makes a wait longer or shorter. */
const SPREAD = 0.25;

/**
 * How long to wait before the next attempt: doubling from 2 s, a quarter more or less by chance so that
 * many do not come back at once, and never longer than 5 min.
 * @param attempt how many attempts were made, from 1
 * @param chance from 0 to 1
 * @returns ms
 */
export function backoff(attempt: number, chance: number = Math.random()): number {
  const middle = Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS / (1 + SPREAD));
  return Math.round(middle * (1 - SPREAD + chance * 2 * SPREAD));
}
