import type { Store } from "@/db/libsql.ts";
import { type Days, weekdayOf } from "@/lib/reports/period.ts";
import type { Scope } from "@/lib/reports/scope.ts";
import type { Step } from "@/lib/reports/steps.ts";
import { type Sum, sumsOf } from "@/lib/reports/sums.ts";

/** Messages of customers, and answers. */
export interface Load {
  readonly received: number;
  readonly sent: number;
}

/** An hour of the week. */
export interface Cell extends Load {
  /** 1 is Monday. */
  readonly weekday: number;
  /** 0 to 23 */
  readonly hour: number;
}

/** What was written in each step of a period. */
export async function messageSteps(
  store: Store,
  scope: Scope,
  days: Days,
  steps: readonly Step[],
): Promise<Load[]> {
  const sums = await sumsOf(store, scope, days, ["received", "sent"], ["day", "bucket"]);
  return steps.map(({ from, to, hour }) =>
    loadOf(sums.filter(({ day, bucket }) => day >= from && day <= to && bucket === (hour ?? bucket)))
  );
}

/** What was written in each hour of the week, Monday first. */
export async function weekLoad(store: Store, scope: Scope, days: Days): Promise<Cell[]> {
  const sums = await sumsOf(store, scope, days, ["received", "sent"], ["day", "bucket"]);
  const byCell = Map.groupBy(sums, ({ day, bucket }) => weekdayOf(day) * 24 + bucket);
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    Array.from({ length: 24 }, (_, hour) => ({
      weekday,
      hour,
      ...loadOf(byCell.get(weekday * 24 + hour) ?? []),
    }))
  );
}

function loadOf(sums: readonly Sum[]): Load {
  const of = (measure: keyof Load) =>
    sums.reduce((total, one) => total + (one.measure === measure ? one.n : 0), 0);
  return { received: of("received"), sent: of("sent") };
}
