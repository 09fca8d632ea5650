import type { WorkingWeek } from "@/lib/sla/calendar.ts";

const MINUTE_MS = 60_000;
const DAY = 1_440;
const LEAD = 3 * DAY;

/**
 * Working minutes between two moments, counted one by one: for each minute somebody looks at the wall clock.
 * A shift begins when the clock first shows its beginning, or has jumped over it, and ends likewise, so what
 * decides is the latest time that the clock has shown so far.
 */
export function slowCount(week: WorkingWeek, from: number, to: number): number {
  let count = 0;
  for (const minute of openMinutes(week, from, to)) if (minute >= from) count++;
  return count;
}

/** The end of the minute by which so many working minutes have passed; undefined: not until `most`. */
export function slowAdd(week: WorkingWeek, from: number, amount: number, most: number): number | undefined {
  let count = 0;
  for (const minute of openMinutes(week, from, most)) {
    if (++count === amount) return minute + MINUTE_MS;
  }
  return undefined;
}

function* openMinutes(week: WorkingWeek, from: number, to: number): Generator<number> {
  let shown = -Infinity;
  for (let at = from - LEAD * MINUTE_MS; at < to; at += MINUTE_MS) {
    shown = Math.max(shown, wallMinute(week.timeZone, at));
    if (at >= from && isWork(week, shown)) yield at;
  }
}

function isWork(week: WorkingWeek, shown: number): boolean {
  const day = Math.floor(shown / DAY);
  return begun(week, day, shown - day * DAY) || begun(week, day - 1, shown - (day - 1) * DAY);
}

function begun({ weekly, holidays }: WorkingWeek, day: number, minutes: number): boolean {
  const date = new Date(day * DAY * MINUTE_MS);
  const iso = date.toISOString().slice(0, 10);
  const off = holidays.some((one) => one.yearly ? one.date.slice(5) === iso.slice(5) : one.date === iso);
  const weekday = date.getUTCDay() || 7;
  return !off && weekly.some((one) => one.day === weekday && one.from <= minutes && minutes < one.to);
}

const clocks = new Map<string, Intl.DateTimeFormat>();
const seen = new Map<string, number>();

/** What the wall clock shows, as minutes since 1 January 1970 of its own calendar. */
function wallMinute(timeZone: string, at: number): number {
  const key = `${timeZone} ${at}`;
  const known = seen.get(key);
  if (known !== undefined) return known;
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  clocks.set(timeZone, clock);
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0] = clock.format(at).match(/\d+/g)?.map(Number) ??
    [];
  const shown = Date.UTC(year, month - 1, day, hour, minute) / MINUTE_MS;
  seen.set(key, shown);
  return shown;
}
