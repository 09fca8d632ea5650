import type { Clock, TicketSla } from "@/db/schema/workspace.ts";

export interface Marked {
  readonly sla: TicketSla;
  readonly warned: readonly Clock[];
  readonly breached: readonly Clock[];
}

/** Marks what has come by now: a deadline that has passed counts from the moment at which it did. */
export function marked(sla: TicketSla, now: number): Marked {
  const breached = sla.clocks.filter((clock) => breachOf(clock) <= now);
  const warned = sla.clocks.filter((clock) => warningOf(clock) <= now && !breached.includes(clock));
  const clocks = sla.clocks.map((clock) => ({
    ...clock,
    ...(breached.includes(clock) && { warned: true, breachedAt: clock.dueAt ?? now }),
    ...(warned.includes(clock) && { warned: true }),
  }));
  return { sla: { ...sla, clocks }, warned, breached };
}

/** What stands in a ticket's row, found by it. */
export function columnsOf(sla: TicketSla | null) {
  const clocks = sla?.clocks ?? [];
  return {
    sla,
    slaDueAt: least(clocks.map((clock) => deadlineOf(clock) ?? Infinity)),
    slaMarkAt: least(clocks.map((clock) => Math.min(breachOf(clock), warningOf(clock)))),
    slaBreachedAt: least(clocks.map(({ breachedAt }) => breachedAt ?? Infinity)),
  };
}

/** When a clock's time is up, or was: one that stands still has none until then. */
export function deadlineOf({ dueAt, breachedAt }: Clock): number | null {
  return dueAt ?? breachedAt ?? null;
}

/** The columns of a ticket without deadlines. */
export const UNTIMED = columnsOf(null);

function least(times: readonly number[]): number | null {
  const time = Math.min(...times);
  return Number.isFinite(time) ? time : null;
}

/** When the clock has to be marked as late; never when it stands still, or is marked. */
function breachOf({ dueAt, breachedAt }: Clock): number {
  return breachedAt === undefined ? dueAt ?? Infinity : Infinity;
}

function warningOf({ warnAt, warned, breachedAt }: Clock): number {
  return warned || breachedAt !== undefined ? Infinity : warnAt ?? Infinity;
}
