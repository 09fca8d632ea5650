import { sql } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { GOOD } from "@/lib/csi/score.ts";
import type { Span } from "@/lib/reports/period.ts";
import type { Scope } from "@/lib/reports/scope.ts";
import { type By, during, groupBy, tagged, within } from "@/lib/reports/where.ts";

/** What customers said of the tickets that they were asked about. */
export interface Satisfaction {
  readonly asked: number;
  readonly answered: number;
  /** Mean score, 1 to 5; null without answers. */
  readonly average: number | null;
  /** Share of the scores 4 and 5, from 0 to 1; null without answers. */
  readonly good: number | null;
}

/** The same before it is divided. */
export interface Scores {
  readonly asked: number;
  readonly answered: number;
  readonly points: number;
  readonly content: number;
}

export function satisfied(scores: readonly Scores[]): Satisfaction {
  const sum = (of: keyof Scores) => scores.reduce((total, one) => total + one[of], 0);
  const answered = sum("answered");
  const share = (of: keyof Scores) => answered === 0 ? null : sum(of) / answered;
  return { asked: sum("asked"), answered, average: share("points"), good: share("content") };
}

const SURVEYS = {
  ticketId: sql`surveys.id`,
  connection: sql`surveys.connection_id`,
  agent: sql`surveys.agent_id`,
};

/** Of the questions that were put in a span; of a member those about their work. */
export async function satisfaction(
  { db }: Store,
  scope: Scope,
  span: Span,
  by: By,
): Promise<Map<string, Scores>> {
  const { key, join } = groupBy(by, SURVEYS);
  const rows = await db.all<Scores & { id: string }>(sql`
    SELECT ${key} AS id, count(*) AS asked, count(surveys.score) AS answered,
      total(surveys.score) AS points, total(surveys.score >= ${GOOD}) AS content
    FROM csi_surveys AS surveys ${join}
    WHERE surveys.asked_at IS NOT NULL AND ${during(sql`surveys.asked_at`, span)}
      AND surveys.state IN ('asked', 'answered') ${within(SURVEYS.connection, scope.connections)}
      ${within(SURVEYS.agent, scope.agents)} ${tagged(SURVEYS.ticketId, scope)} GROUP BY 1`);
  return new Map(rows.map(({ id, ...one }) => [id, one]));
}
