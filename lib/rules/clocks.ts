import { insertMany } from "@/db/bulk.ts";
import type { Statement } from "@/db/libsql.ts";
import { jobs, type RuleClock } from "@/db/schema/workspace.ts";
import { newId } from "@/lib/ids.ts";
import { DUE_JOB } from "@/lib/rules/job_kinds.ts";
import type { Rule } from "@/lib/rules/rule.ts";

/** When a clock began, ms since the epoch, and what with. */
export interface Start {
  readonly at: number;
  /** The answer that it counts from; the other clocks are found by their time. */
  readonly ref?: string;
  /** A clock that would have come to its time by now is left alone. */
  readonly ahead?: boolean;
}

/** Clocks of a ticket that begin anew; null: it stands; absent: it goes on as it was. */
export interface ClockStarts {
  readonly ticketId: string;
  readonly starts: Readonly<Partial<Record<RuleClock, Start | null>>>;
}

export interface Armed {
  readonly statements: readonly Statement[];
  /** When the first of them comes, ms since the epoch; Infinity: none does. */
  readonly nextAt: number;
}

/** A ticket that is closed waits for nothing. */
export const STOPPED = { customer: null, answer: null, created: null } as const;

const MINUTE_MS = 60_000;

/**
 * Sets and drops the jobs of rules that wait: one for each ticket and rule. Two statements for any number of
 * tickets.
 * @param rules those that are switched on; most do not wait for a time
 */
export function rearm(rules: readonly Rule[], all: readonly ClockStarts[], now: number): Armed {
  const timed = rules.flatMap(({ id, trigger }) => trigger.type === "elapsed" ? [{ id, ...trigger }] : []);
  const lanes: string[] = [];
  const rows: (typeof jobs.$inferInsert)[] = [];
  for (const { ticketId, starts } of all) {
    for (const { id, since, minutes } of timed) {
      const start = starts[since];
      if (start === undefined) continue;
      lanes.push(laneOf(id, ticketId));
      const runAt = (start?.at ?? 0) + minutes * MINUTE_MS;
      if (start && (!start.ahead || runAt > now)) rows.push(dueJob(id, ticketId, start, runAt, now));
    }
  }
  if (lanes.length === 0) return { statements: [], nextAt: Infinity };
  const dropped = {
    sql: `DELETE FROM jobs WHERE lane IN (SELECT value FROM json_each(?)) AND state IN ('ready', 'running')`,
    args: [JSON.stringify(lanes)],
  };
  const nextAt = Math.min(...rows.map(({ runAt }) => runAt));
  return { statements: [dropped, ...insertMany(jobs, rows)], nextAt };
}

/** One for a ticket and a rule. */
function laneOf(ruleId: string, ticketId: string): string {
  return `rule:${ruleId}:${ticketId}`;
}

/** Drops whatever waits for a rule. */
export function disarm(ruleId: string): Statement {
  return {
    sql: "DELETE FROM jobs WHERE lane >= ? AND lane < ? AND state IN ('ready', 'running')",
    args: [`rule:${ruleId}:`, `rule:${ruleId};`],
  };
}

/** @param runAt a time that has passed comes at once */
function dueJob(ruleId: string, ticketId: string, { at, ref }: Start, runAt: number, now: number) {
  const start = { start: String(at), ...(ref ? { ref } : {}) };
  return {
    id: newId(now),
    kind: DUE_JOB,
    lane: laneOf(ruleId, ticketId),
    state: "ready" as const,
    payload: { ruleId, ticketId, ...start },
    attempt: 0,
    runAt: Math.max(runAt, now),
    createdAt: now,
  };
}
