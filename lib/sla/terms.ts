import type { ClockKind, Priority, Targets, Warning } from "@/db/schema/workspace.ts";
import type { Calendar } from "@/lib/sla/calendar.ts";

/** A policy ready to count by. */
export interface Policy {
  readonly id: string;
  readonly calendar: Calendar;
  readonly targets: Targets;
  readonly warning: Warning | null;
  readonly pausesResolution: boolean;
}

const MINUTE_MS = 60_000;

/** The working time until a deadline, in ms; undefined: there is no such deadline. */
export function targetOf({ targets }: Policy, priority: Priority, kind: ClockKind): number | undefined {
  const own = targets[priority]?.[kind];
  const minutes = own === undefined ? targets.normal?.[kind] : own;
  return typeof minutes === "number" ? minutes * MINUTE_MS : undefined;
}

/** The working time until the warning of a deadline, in ms; undefined: nobody is warned. */
export function warningOf({ warning }: Policy, target: number): number | undefined {
  if (!warning) return undefined;
  return Math.max(0, "share" in warning ? target * warning.share : target - warning.minutes * MINUTE_MS);
}
