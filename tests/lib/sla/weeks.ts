import fc from "fast-check";
import type { Holiday, HoursInterval } from "@/db/schema/workspace.ts";
import type { WorkingWeek } from "@/lib/sla/calendar.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Europe's and America's summer time, none at all, odd offsets, half an hour, and a change at midnight. */
const ZONES = [
  "Europe/Berlin",
  "Europe/Moscow",
  "America/New_York",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "America/Havana",
  "Africa/Cairo",
] as const;

/** Days around which clocks change somewhere, and the turn of the year. */
const DAYS = ["2026-01-01", "2026-03-08", "2026-03-29", "2026-04-05", "2026-04-24", "2026-10-04"]
  .concat(["2026-10-25", "2026-10-30", "2026-11-01"]);

export const aroundTheClock: readonly HoursInterval[] = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
  day,
  from: 0,
  to: 1440,
}));

/** Monday to Friday, 09:00 to 17:00. */
export const office: readonly HoursInterval[] = [1, 2, 3, 4, 5].map((day) => ({ day, from: 540, to: 1020 }));

export function week(
  weekly: readonly HoursInterval[],
  timeZone = "Europe/Moscow",
  holidays: readonly Holiday[] = [],
): WorkingWeek {
  return { weekly, timeZone, holidays };
}

const interval = fc.record({
  day: fc.integer({ min: 1, max: 7 }),
  from: fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 12 }).map((n) => n * 30)),
  length: fc.oneof(fc.integer({ min: 1, max: 1440 }), fc.integer({ min: 1, max: 48 }).map((n) => n * 30)),
}).map(({ day, from, length }): HoursInterval => ({ day, from, to: from + length }));

const holiday = fc.record({
  date: fc.constantFrom(...DAYS),
  yearly: fc.boolean(),
  shift: fc.integer({ min: -2, max: 3 }),
}).map(({ date, yearly, shift }): Holiday => ({
  date: new Date(Date.parse(date) + shift * DAY).toISOString().slice(0, 10),
  yearly,
}));

/** Split shifts, nights over midnight, overlaps, days off, and around the clock. */
export const anyWeek: fc.Arbitrary<WorkingWeek> = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  weekly: fc.oneof(
    { weight: 5, arbitrary: fc.array(interval, { minLength: 1, maxLength: 14 }) },
    { weight: 1, arbitrary: fc.constant(aroundTheClock) },
    { weight: 1, arbitrary: fc.constant(office) },
  ),
  holidays: fc.array(holiday, { maxLength: 3 }),
});

/** A minute within three days of a change of clocks. */
export const anyMinute: fc.Arbitrary<number> = fc.record({
  day: fc.constantFrom(...DAYS),
  minutes: fc.integer({ min: -2 * 1440, max: 3 * 1440 }),
}).map(({ day, minutes }) => Date.parse(day) + minutes * MINUTE);
