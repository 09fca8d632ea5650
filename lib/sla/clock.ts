import type { Clock, ClockKind, Priority, SlaOutcome } from "@/db/schema/workspace.ts";
import { type Policy, targetOf, warningOf } from "@/lib/sla/terms.ts";
import { addWorkingTime, workingTimeBetween } from "@/lib/sla/working_time.ts";

/** By what a clock of one ticket counts. */
export interface Terms {
  readonly policy: Policy;
  readonly priority: Priority;
}

/** How a clock ended. */
export interface Ended {
  readonly kind: ClockKind;
  readonly startedAt: number;
  readonly endedAt: number;
  /** ms of working time. */
  readonly took: number;
  readonly target: number;
  readonly late: boolean;
}

export function startClock(terms: Terms, kind: ClockKind, at: number): Clock[] {
  if (targetOf(terms.policy, terms.priority, kind) === undefined) return [];
  return [{ kind, startedAt: at, spent: 0, since: null, dueAt: null, warnAt: null }];
}

/** Stands still from `at` on, and keeps what it has counted. */
export function holdClock({ policy }: Terms, clock: Clock, at: number): Clock {
  if (clock.since === null) return clock;
  const spent = clock.spent + workingTimeBetween(policy.calendar, clock.since, at);
  return { ...clock, spent, since: null, dueAt: null, warnAt: null };
}

/** Goes on counting at `at`. */
export function runClock(terms: Terms, clock: Clock, at: number): Clock {
  return clock.since === null ? timed(terms, clock, at) : clock;
}

/**
 * Counts by other terms from now on, also what has passed since it last began to run.
 * @returns nothing when the terms know no such deadline
 */
export function retimeClock(terms: Terms, clock: Clock, at: number): Clock[] {
  const target = targetOf(terms.policy, terms.priority, clock.kind);
  if (target === undefined) return [];
  const fresh = clock.since === null ? clock : timed(terms, { ...clock, breachedAt: undefined }, clock.since);
  const late = fresh.dueAt === null ? fresh.spent >= target : fresh.dueAt <= at;
  const warned = clock.warned && (clock.since === null || (fresh.warnAt ?? Infinity) <= at);
  return [{ ...fresh, breachedAt: late ? clock.breachedAt : undefined, warned: warned || undefined }];
}

export function endClock({ policy, priority }: Terms, clock: Clock, at: number): Ended {
  const { kind, startedAt, since, spent, dueAt } = clock;
  const took = spent + (since === null ? 0 : workingTimeBetween(policy.calendar, since, at));
  const target = targetOf(policy, priority, kind) ?? took;
  return { kind, startedAt, endedAt: at, took, target, late: dueAt === null ? took > target : at > dueAt };
}

/** A ticket that is closed before an answer was due was not answered, in time or otherwise. */
export function outcomeOf({ late, kind }: Ended, closed: boolean): SlaOutcome {
  if (late) return "missed";
  return closed && kind !== "resolution" ? "dropped" : "met";
}

/** Runs since `since`, and is due accordingly. */
function timed({ policy, priority }: Terms, clock: Clock, since: number): Clock {
  const target = targetOf(policy, priority, clock.kind) ?? 0;
  const warned = warningOf(policy, target);
  const at = (amount: number) => addWorkingTime(policy.calendar, since, amount - clock.spent);
  return {
    ...clock,
    since,
    dueAt: target > clock.spent ? at(target) : clock.breachedAt ?? since,
    warnAt: warned === undefined ? null : at(warned),
  };
}
