import { type SQL, sql } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import type { Days, Span } from "@/lib/reports/period.ts";
import type { Scope } from "@/lib/reports/scope.ts";
import { sumsOf } from "@/lib/reports/sums.ts";
import { classSql } from "@/lib/reports/time_classes.ts";
import { EXACT_UP_TO } from "@/lib/reports/times.ts";
import { type Classed, classesBy, exactBy, type TimesBy } from "@/lib/reports/times_by.ts";
import { type By, during, groupBy, tagged, within } from "@/lib/reports/where.ts";

/** Which stretch is looked at: as days for the sums, as a span for the rows. */
export interface Stretch {
  readonly days: Days;
  readonly span: Span;
}

/** How long customers waited for the first answer in their ticket, and for the later ones. */
export interface AnswerTimes {
  readonly first: TimesBy;
  readonly next: TimesBy;
}

const ANSWERS = {
  ticketId: sql`answers.ticket_id`,
  connection: sql`answers.connection_id`,
  agent: sql`answers.agent_id`,
};

/**
 * Of answers that were given in a stretch: exact for a few thousand, else by classes (`times.ts`). By tag only
 * the first ones are looked at: tags belong to tickets, and there are as many first answers at most.
 */
export async function answerTimes(
  store: Store,
  scope: Scope,
  { days, span }: Stretch,
  by: By,
): Promise<AnswerTimes> {
  const byTag = by === "tag" || scope.tag !== undefined;
  const sums = byTag ? undefined : await sumsOf(store, scope, days, ["first", "next"], keysOf(by));
  const few = sums
    ? sums.reduce((count, { n }) => count + n, 0) <= EXACT_UP_TO
    : await isFew(store, scope, span);
  if (few) return await oneByOne(store, scope, span, by, byTag);
  if (!sums) return { first: await classedFirst(store, scope, span, by), next: new Map() };
  const classed = sums.map((one) => ({ ...one, id: one.connection || one.agent }));
  return parted(classed, ({ measure }) => measure === "first", classesBy);
}

function keysOf(by: By) {
  return by === "connection" || by === "agent" ? [by, "bucket"] as const : ["bucket"] as const;
}

async function isFew({ db }: Store, scope: Scope, span: Span): Promise<boolean> {
  const [row] = await db.all<{ n: number }>(sql`SELECT count(*) AS n FROM (
    SELECT 1 FROM report_answers AS answers WHERE ${answersOf(scope, span, true)} LIMIT ${EXACT_UP_TO + 1})`);
  return (row?.n ?? 0) <= EXACT_UP_TO;
}

async function oneByOne(
  { db }: Store,
  scope: Scope,
  span: Span,
  by: By,
  onlyFirst: boolean,
): Promise<AnswerTimes> {
  const { key, join } = groupBy(by, ANSWERS);
  const rows = await db.all<{ first: number; id: string; took: number }>(sql`
    SELECT answers.first AS first, ${key} AS id, answers.took AS took
    FROM report_answers AS answers ${join} WHERE ${answersOf(scope, span, onlyFirst)}`);
  return parted(rows, ({ first }) => first === 1, exactBy);
}

async function classedFirst({ db }: Store, scope: Scope, span: Span, by: By): Promise<TimesBy> {
  const { key, join } = groupBy(by, ANSWERS);
  return classesBy(
    await db.all<Classed>(sql`
    SELECT ${key} AS id, ${sql.raw(classSql("answers.took"))} AS bucket, count(*) AS n,
      sum(answers.took) AS total FROM report_answers AS answers ${join}
    WHERE ${answersOf(scope, span, true)} GROUP BY 1, 2`),
  );
}

function parted<T>(
  rows: readonly T[],
  isFirst: (row: T) => boolean,
  by: (rows: readonly T[]) => TimesBy,
): AnswerTimes {
  return { first: by(rows.filter(isFirst)), next: by(rows.filter((row) => !isFirst(row))) };
}

function answersOf(scope: Scope, span: Span, onlyFirst: boolean): SQL {
  return sql`answers.first IN (${sql.raw(onlyFirst ? "1" : "0, 1")}) AND ${during(sql`answers.at`, span)}
    ${within(ANSWERS.connection, scope.connections)} ${within(ANSWERS.agent, scope.agents)}
    ${tagged(ANSWERS.ticketId, scope)}`;
}
