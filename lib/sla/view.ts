import type { Clock, TicketSla } from "@/db/schema/workspace.ts";
import { deadlineOf } from "@/lib/sla/marks.ts";
import type { ClockView, SlaView } from "@/lib/inbox/view.ts";

/**
 * The deadlines of a ticket as people and programs see them, the nearest first.
 * @param now ms since the epoch: what has just passed is late, whether it is marked by now or not
 */
export function slaView(sla: TicketSla | null, now: number): SlaView | undefined {
  if (!sla) return undefined;
  const clocks = sla.clocks.toSorted((a, b) => (deadlineOf(a) ?? Infinity) - (deadlineOf(b) ?? Infinity))
    .map((clock) => clockView(clock, now));
  const [nearest] = clocks;
  return nearest && { ...nearest, policyId: sla.policyId, clocks };
}

function clockView(clock: Clock, now: number): ClockView {
  const { kind, warnAt } = clock;
  const dueAt = deadlineOf(clock);
  return {
    kind,
    state: stateOf(clock, now),
    ...dueAt !== null && { dueAt: new Date(dueAt).toISOString() },
    ...warnAt !== null && { warnAt: new Date(warnAt).toISOString() },
  };
}

function stateOf({ dueAt, warnAt, warned, breachedAt }: Clock, now: number): ClockView["state"] {
  if (breachedAt !== undefined || (dueAt ?? Infinity) <= now) return "breached";
  if (dueAt === null) return "paused";
  return warned || (warnAt ?? Infinity) <= now ? "warned" : "running";
}
