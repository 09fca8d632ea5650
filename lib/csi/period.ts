import { AppError } from "@/lib/errors.ts";

/** A part of a period: ms since the epoch. */
export interface Step {
  readonly from: number;
  /** Not in it any more. */
  readonly to: number;
}

/** Whole days of a calendar, both included. */
export interface Period {
  /** As 2026-03-31. */
  readonly first: string;
  readonly last: string;
}

const MOST_DAYS = 731;
const USUAL_DAYS = 30;
/** Up to so many days each is a step of its own; then weeks, then months. */
const DAY_STEPS = 31;
const WEEK_STEPS = 182;

/**
 * The period that is asked for, else the last thirty days; never more than two years.
 * @param now ms since the epoch
 * @param timeZone IANA name
 */
export function periodOf(given: Partial<Period>, now: number, timeZone: string): Period {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const last = dateOf(given.last) ?? today;
  const usual = last.subtract({ days: USUAL_DAYS - 1 });
  const wanted = dateOf(given.first) ?? usual;
  const ordered = Temporal.PlainDate.compare(wanted, last) > 0 ? usual : wanted;
  const earliest = last.subtract({ days: MOST_DAYS - 1 });
  const first = Temporal.PlainDate.compare(ordered, earliest) < 0 ? earliest : ordered;
  return { first: first.toString(), last: last.toString() };
}

/** @throws {AppError} invalid_request for what is no day of a calendar, and for days in the wrong order */
export function refuseDays({ from, to }: { readonly from?: string; readonly to?: string }): void {
  const [first, last] = [dateOf(from), dateOf(to)];
  if (from && !first) refuse("from", "date_invalid");
  if (to && !last) refuse("to", "date_invalid");
  if (first && last && Temporal.PlainDate.compare(first, last) > 0) refuse("to", "dates_backwards");
}

function refuse(field: string, code: string): never {
  throw new AppError("invalid_request", { fields: { [field]: code } });
}

/** Its days, weeks or months: without gaps, from its beginning to its end. */
export function stepsOf({ first, last }: Period, timeZone: string): Step[] {
  const end = Temporal.PlainDate.from(last).add({ days: 1 });
  const days = Temporal.PlainDate.from(first).until(end, { largestUnit: "days" }).days;
  const steps: Step[] = [];
  for (let from = Temporal.PlainDate.from(first); Temporal.PlainDate.compare(from, end) < 0;) {
    const next = nextOf(from, days);
    const to = Temporal.PlainDate.compare(next, end) > 0 ? end : next;
    steps.push({ from: midnight(from, timeZone), to: midnight(to, timeZone) });
    from = to;
  }
  return steps;
}

/** Weeks begin on Monday, months on their first. */
function nextOf(from: Temporal.PlainDate, days: number): Temporal.PlainDate {
  if (days <= DAY_STEPS) return from.add({ days: 1 });
  if (days <= WEEK_STEPS) return from.add({ days: 8 - from.dayOfWeek });
  return from.with({ day: 1 }).add({ months: 1 });
}

function midnight(date: Temporal.PlainDate, timeZone: string): number {
  return date.toZonedDateTime(timeZone).epochMilliseconds;
}

function dateOf(text: string | undefined): Temporal.PlainDate | undefined {
  if (!text || !/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
