import type { Holiday, HoursInterval } from "@/db/schema/workspace.ts";
import { firstInstant } from "@/lib/sla/zone.ts";

/** When somebody works: a week that repeats, but for days off, by the wall clock of one zone. */
export interface WorkingWeek {
  readonly timeZone: string;
  readonly weekly: readonly HoursInterval[];
  readonly holidays: readonly Holiday[];
}

/** From `start` until just before `end`, in ms since the epoch. */
export type Span = readonly [start: number, end: number];

const DAY_MS = 86_400_000;
/** A shift may begin so many days before the moment that falls into it: one midnight, and any offset. */
const DAYS_BEFORE = 3;
/** Ten years: what lies beyond is as good as never. */
const MOST_DAYS = 3_660;
export const HORIZON_MS = MOST_DAYS * DAY_MS;
const MOST_KEPT = 4_000;

/** Working time as spans on the time line. A day is worked out once, since that asks for the zone's rules. */
export class Calendar {
  /** Around the clock on every day: no span ever ends. */
  readonly endless: boolean;
  readonly #week: WorkingWeek;
  readonly #shifts: ReadonlyMap<number, readonly HoursInterval[]>;
  readonly #off: ReadonlySet<string>;
  readonly #known = new Map<number, readonly Span[]>();

  constructor(week: WorkingWeek) {
    this.#week = week;
    const inOrder = week.weekly.toSorted((a, b) => a.from - b.from);
    this.#shifts = Map.groupBy(inOrder, ({ day }) => day);
    this.#off = new Set(week.holidays.map(({ date, yearly }) => yearly ? date.slice(5) : date));
    this.endless = week.holidays.length === 0 && coversEveryMinute(week.weekly);
  }

  /** What of the working time lies behind a moment, in order and without overlaps, for ten years. */
  *after(moment: number): Generator<Span> {
    const today = Math.floor(moment / DAY_MS);
    let told = moment;
    for (let day = today - DAYS_BEFORE; day <= today + MOST_DAYS; day++) {
      for (const [start, end] of this.#spansOf(day)) {
        const begin = Math.max(start, told);
        if (begin >= end) continue;
        yield [begin, end];
        told = end;
      }
    }
  }

  /** @param day days since 1 January 1970, by the wall calendar */
  #spansOf(day: number): readonly Span[] {
    const known = this.#known.get(day);
    if (known) return known;
    if (this.#known.size >= MOST_KEPT) this.#known.clear();
    const spans = this.#workOut(day);
    this.#known.set(day, spans);
    return spans;
  }

  #workOut(day: number): Span[] {
    const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
    if (this.#off.has(date) || this.#off.has(date.slice(5))) return [];
    const shifts = this.#shifts.get(weekdayOf(day)) ?? [];
    const { timeZone } = this.#week;
    return shifts.map(({ from, to }) => [firstInstant(timeZone, day, from), firstInstant(timeZone, day, to)]);
  }
}

/** 1 January 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return ((day + 3) % 7 + 7) % 7 + 1;
}

const WEEK_MINUTES = 7 * 1440;

/** Intervals may go over midnight, and overlap. */
function coversEveryMinute(weekly: readonly HoursInterval[]): boolean {
  const inOrder = weekly.map(({ day, from, to }) => ({
    from: (day - 1) * 1440 + from,
    to: (day - 1) * 1440 + to,
  })).toSorted((a, b) => a.from - b.from);
  // What Sunday's last interval has of Monday
  const spill = Math.max(0, ...inOrder.map(({ to }) => to - WEEK_MINUTES));
  const covered = inOrder.reduce((until, { from, to }) => from <= until ? Math.max(until, to) : until, spill);
  return covered >= WEEK_MINUTES;
}
