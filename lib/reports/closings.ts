import { type SQL, sql } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import type { Span } from "@/lib/reports/period.ts";
import type { Scope } from "@/lib/reports/scope.ts";
import { classSql } from "@/lib/reports/time_classes.ts";
import { EXACT_UP_TO } from "@/lib/reports/times.ts";
import { type Classed, classesBy, exactBy, type TimesBy } from "@/lib/reports/times_by.ts";
import { type By, during, groupBy, tagged, within } from "@/lib/reports/where.ts";

const CLOSED = {
  ticketId: sql`tickets.id`,
  connection: sql`tickets.connection_id`,
  agent: sql`tickets.closed_by`,
};
const TOOK = "tickets.closed_at - tickets.created_at";

/**
 * From the beginning of tickets to their end, of those that were closed in a span and are closed; of a member
 * those that they closed. Of two that were merged, one counts. Exact for a few thousand, else by classes
 * (`times.ts`).
 */
export async function resolutionTimes({ db }: Store, scope: Scope, span: Span, by: By): Promise<TimesBy> {
  const { key, join } = groupBy(by, CLOSED);
  const of = closedIn(scope, span);
  const [all] = await db.all<{ n: number }>(sql`SELECT count(*) AS n FROM (
    SELECT 1 FROM tickets WHERE ${of} LIMIT ${EXACT_UP_TO + 1})`);
  if ((all?.n ?? 0) > EXACT_UP_TO) {
    return classesBy(
      await db.all<Classed>(sql`SELECT ${key} AS id, ${sql.raw(classSql(TOOK))} AS bucket, count(*) AS n,
        sum(${sql.raw(TOOK)}) AS total FROM tickets ${join} WHERE ${of} GROUP BY 1, 2`),
    );
  }
  return exactBy(
    await db.all(sql`SELECT ${key} AS id, ${sql.raw(TOOK)} AS took FROM tickets ${join} WHERE ${of}`),
  );
}

function closedIn(scope: Scope, span: Span): SQL {
  return sql`tickets.merged_into IS NULL AND tickets.closed_at IS NOT NULL
    AND ${during(sql`tickets.closed_at`, span)} ${within(CLOSED.connection, scope.connections)}
    ${within(CLOSED.agent, scope.agents)} ${tagged(CLOSED.ticketId, scope)}`;
}
