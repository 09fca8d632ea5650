import { type Days, type Period, type Span, spanOf, weekdayOf } from "@/lib/reports/period.ts";
import { firstInstant } from "@/lib/sla/zone.ts";

/** A part of a period, as a chart shows it. */
export interface Step extends Days {
  readonly span: Span;
  /** Of a single day: the hour on the wall clock. */
  readonly hour?: number;
}

export type StepKind = "hour" | "day" | "week";

/** Longer periods are shown by weeks. */
const MOST_DAYS = 92;

export function stepKind({ from, to }: Days): StepKind {
  return from === to ? "hour" : to - from < MOST_DAYS ? "day" : "week";
}

/** Hours of a single day, days, or weeks that begin on Monday; the first and the last one may be cut. */
export function stepsOf(period: Period): Step[] {
  const { from, to, timeZone } = period;
  const kind = stepKind(period);
  if (kind === "hour") return hoursOf(timeZone, from);
  const steps: Step[] = [];
  for (let day = from; day <= to;) {
    const last = kind === "day" ? day : Math.min(to, day + 7 - weekdayOf(day));
    const days = { from: day, to: last };
    steps.push({ ...days, span: spanOf(timeZone, days) });
    day = last + 1;
  }
  return steps;
}

/** An hour that the clocks leave out is empty, and one that comes twice lasts two. */
function hoursOf(timeZone: string, day: number): Step[] {
  const begins = Array.from({ length: 25 }, (_, hour) => firstInstant(timeZone, day, hour * 60));
  return begins.slice(0, 24).map((start, hour) => ({
    from: day,
    to: day,
    hour,
    span: { start, end: begins[hour + 1] ?? start },
  }));
}
