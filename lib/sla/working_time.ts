import { type Calendar, HORIZON_MS } from "@/lib/sla/calendar.ts";

/**
 * The moment by which so much working time has passed.
 * @param from ms since the epoch
 * @param amount ms of working time; nothing or less gives `from` itself
 * @returns ms since the epoch; ten years on when there is not as much working time until then
 */
export function addWorkingTime(calendar: Calendar, from: number, amount: number): number {
  if (amount <= 0) return from;
  if (calendar.endless) return from + amount;
  let left = amount;
  for (const [start, end] of calendar.after(from)) {
    if (end - start >= left) return start + left;
    left -= end - start;
  }
  return from + HORIZON_MS;
}

/**
 * How much working time lies between two moments.
 * @returns ms; 0 when `to` is not behind `from`
 */
export function workingTimeBetween(calendar: Calendar, from: number, to: number): number {
  if (to <= from) return 0;
  if (calendar.endless) return to - from;
  let sum = 0;
  for (const [start, end] of calendar.after(from)) {
    if (start >= to) break;
    sum += Math.min(end, to) - start;
  }
  return sum;
}

/** Whether it is working time at a moment, and when that next changes: null where it does not for ten years. */
export function openingAt(calendar: Calendar, at: number): { open: boolean; changesAt: number | null } {
  if (calendar.endless) return { open: true, changesAt: null };
  let until = at;
  for (const [start, end] of calendar.after(at)) {
    if (start > until && until === at) return { open: false, changesAt: start };
    if (start > until) break;
    until = end;
  }
  const never = until === at || until > at + HORIZON_MS - DAY_MS;
  return { open: until > at, changesAt: never ? null : until };
}

const DAY_MS = 86_400_000;
