import type { TimeSet } from "@/lib/reports/times.ts";

/** Times by the id that they are told apart by. */
export type TimesBy = ReadonlyMap<string, TimeSet>;

/** How many times of one id a class has, and their sum in ms. */
export interface Classed {
  readonly id: string;
  readonly bucket: number;
  readonly n: number;
  readonly total: number;
}

/** From rows with one time each. */
export function exactBy(rows: readonly { readonly id: string; readonly took: number }[]): TimesBy {
  return setsBy(rows, (list) => ({ exact: list.map(({ took }) => took), classes: [], total: 0 }));
}

/** From classes that the database has counted. */
export function classesBy(rows: readonly Classed[]): TimesBy {
  return setsBy(rows, (list) => ({
    exact: [],
    classes: list.map(({ bucket, n }) => [bucket, n] as const),
    total: list.reduce((sum, { total }) => sum + total, 0),
  }));
}

function setsBy<T extends { readonly id: string }>(rows: readonly T[], set: (list: T[]) => TimeSet): TimesBy {
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, list]) => [id, set(list)]));
}
