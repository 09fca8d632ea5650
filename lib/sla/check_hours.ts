import type { Holiday, HoursInterval } from "@/db/schema/workspace.ts";
import type { WorkingWeek } from "@/lib/sla/calendar.ts";
import { cleanName } from "@/lib/sla/clean_name.ts";
import { type Faults, refuseFaulty } from "@/lib/sla/faults.ts";
import { isTimeZone } from "@/lib/sla/zone.ts";

/** Working time of a weekday as people write it. */
export interface IntervalInput {
  /** 1 is Monday, 7 is Sunday. */
  readonly day: number;
  /** `09:00` */
  readonly from: string;
  /** `17:00`; `24:00` and `00:00` are the end of the day. */
  readonly to: string;
  /** It ends on the next day. */
  readonly overnight?: boolean;
}

export interface HoursInput {
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly weekly: readonly IntervalInput[];
  readonly holidays: readonly Holiday[];
}

export interface CheckedHours extends WorkingWeek {
  readonly name: string;
}

const DAY_MINUTES = 1440;
export const MOST_INTERVALS = 70;
export const MOST_HOLIDAYS = 400;

/** @throws {AppError} invalid_request with a code for each field that is wrong, by its path */
export function checkHours(input: HoursInput): CheckedHours {
  const { name, fault } = cleanName(input.name);
  const faults: Faults = {
    name: fault,
    timeZone: isTimeZone(input.timeZone) ? undefined : "zone_unknown",
    ...Object.assign({}, ...input.weekly.map((one, index) => intervalFaults(one, `weekly.${index}`))),
    ...Object.assign({}, ...input.holidays.map((one, index) => holidayFaults(one, `holidays.${index}`))),
    weekly: input.weekly.length === 0
      ? "hours_empty"
      : input.weekly.length > MOST_INTERVALS
      ? "too_many_rows"
      : undefined,
    holidays: input.holidays.length > MOST_HOLIDAYS ? "too_many_rows" : undefined,
  };
  refuseFaulty(faults);
  const weekly = input.weekly.map(intervalOf).toSorted((a, b) => a.day - b.day || a.from - b.from);
  return { name, timeZone: input.timeZone, weekly, holidays: input.holidays.map(holidayOf) };
}

function intervalFaults({ from, to, overnight }: IntervalInput, path: string): Faults {
  const begin = minutesOf(from);
  const end = minutesOf(to);
  if (begin === undefined || begin === DAY_MINUTES) return { [`${path}.from`]: "time_invalid" };
  if (end === undefined) return { [`${path}.to`]: "time_invalid" };
  if (overnight) return end > begin ? { [`${path}.to`]: "interval_too_long" } : {};
  return (end || DAY_MINUTES) <= begin ? { [`${path}.to`]: "interval_backwards" } : {};
}

function intervalOf({ day, from, to, overnight }: IntervalInput): HoursInterval {
  const end = minutesOf(to) ?? 0;
  return { day, from: minutesOf(from) ?? 0, to: overnight ? end + DAY_MINUTES : end || DAY_MINUTES };
}

/** Minutes from midnight; undefined for what is no time of a day. */
function minutesOf(time: string): number | undefined {
  const [, hours, minutes] = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(time.trim()) ?? [];
  const sum = Number(hours) * 60 + Number(minutes);
  return sum <= DAY_MINUTES ? sum : undefined;
}

function holidayFaults({ date }: Holiday, path: string): Faults {
  const day = /^\d{4}-\d\d-\d\d$/.test(date) ? new Date(`${date}T00:00:00Z`) : undefined;
  const real = day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
  return real ? {} : { [`${path}.date`]: "date_invalid" };
}

function holidayOf({ date, yearly, name }: Holiday): Holiday {
  const cleaned = cleanName(name ?? "").name;
  return { date, ...yearly && { yearly }, ...cleaned && { name: cleaned } };
}
