import { timeOf } from "@/lib/reports/time_classes.ts";

/** How long something took. Times are ms; null where nothing was counted. */
export interface Times {
  readonly count: number;
  /** Half of them took no longer. */
  readonly median: number | null;
  /** Nine of ten took no longer. */
  readonly p90: number | null;
  readonly mean: number | null;
}

/**
 * Up to so many times of a report are looked at one by one, and their quantiles are exact; of more there are
 * only classes, and a quantile is within 5 % of the true one (`time_classes.ts`). Means are always exact.
 */
export const EXACT_UP_TO = 5_000;

/** Times that were gathered: one by one, or how many there are of each class. */
export interface TimeSet {
  readonly exact: readonly number[];
  /** [class, how many] */
  readonly classes: readonly (readonly [number, number])[];
  /** ms, of those in classes */
  readonly total: number;
}

const EMPTY: TimeSet = { exact: [], classes: [], total: 0 };

/** Several sets as one. */
export function together(sets: readonly (TimeSet | undefined)[]): TimeSet {
  const there = sets.filter((one) => one !== undefined);
  return {
    exact: there.flatMap(({ exact }) => exact),
    classes: there.flatMap(({ classes }) => classes),
    total: there.reduce((sum, { total }) => sum + total, 0),
  };
}

/** Each quantile by the nearest rank: the least time that so large a share took no longer than. */
export function timesOf({ exact, classes, total }: TimeSet = EMPTY): Times {
  const sorted = exact.length > 0
    ? exact.toSorted((a, b) => a - b).map((took) => [took, 1] as const)
    : classes.toSorted(([a], [b]) => a - b).map(([one, n]) => [timeOf(one), n] as const);
  const count = sorted.reduce((sum, [, n]) => sum + n, 0);
  if (count === 0) return { count, median: null, p90: null, mean: null };
  const at = (share: number) => {
    let left = Math.ceil(count * share);
    return sorted.find(([, n]) => (left -= n) <= 0)?.[0] ?? null;
  };
  const sum = exact.reduce((so, took) => so + took, total);
  return { count, median: at(0.5), p90: at(0.9), mean: Math.round(sum / count) };
}
