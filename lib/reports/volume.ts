import { sql } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import type { Span } from "@/lib/reports/period.ts";
import type { Scope } from "@/lib/reports/scope.ts";
import { type By, during, groupBy, tagged, within } from "@/lib/reports/where.ts";

const CREATED = {
  at: sql`tickets.created_at`,
  ticketId: sql`tickets.id`,
  connection: sql`tickets.connection_id`,
  agent: sql`tickets.assignee_id`,
};
const CLOSED = { ...CREATED, at: sql`tickets.closed_at`, agent: sql`tickets.closed_by` };

/** Tickets that came, with the messages that they hold by now where tags are asked for; else without. */
export interface Opened {
  readonly tickets: number;
  readonly received: number;
  readonly sent: number;
}

/**
 * Tickets that came in a span; of a member those that are theirs now. Of two that were merged, one counts.
 * @returns by the id that they are told apart by; empty for nobody's
 */
export async function createdTickets(
  { db }: Store,
  scope: Scope,
  span: Span,
  by: By,
): Promise<Map<string, Opened>> {
  const { key, join } = groupBy(by, CREATED);
  const messages = by === "tag" || scope.tag !== undefined
    ? sql`sum(tickets.received) AS received, sum(tickets.sent) AS sent`
    : sql`0 AS received, 0 AS sent`;
  const rows = await db.all<Opened & { id: string }>(sql`
    SELECT ${key} AS id, count(*) AS tickets, ${messages} FROM tickets ${join}
    WHERE tickets.merged_into IS NULL AND ${during(CREATED.at, span)}
      ${within(CREATED.connection, scope.connections)} ${within(CREATED.agent, scope.agents)}
      ${tagged(CREATED.ticketId, scope)} GROUP BY 1`);
  return new Map(rows.map(({ id, tickets, received, sent }) => [id, { tickets, received, sent }]));
}

/** How many tickets came, and how many of those that are closed were closed, in each of some spans. */
export async function ticketSteps(
  store: Store,
  scope: Scope,
  spans: readonly Span[],
): Promise<{ readonly created: readonly number[]; readonly closed: readonly number[] }> {
  return {
    created: await stepsOf(store, scope, spans, CREATED),
    closed: await stepsOf(store, scope, spans, CLOSED),
  };
}

async function stepsOf({ db }: Store, scope: Scope, spans: readonly Span[], columns: typeof CREATED) {
  const { at, ticketId, connection, agent } = columns;
  const steps = JSON.stringify(spans.map(({ start, end }) => [start, end]));
  const rows = await db.all<{ step: number; n: number }>(sql`
    SELECT step.key AS step, count(*) AS n FROM json_each(${steps}) AS step CROSS JOIN tickets
    WHERE tickets.merged_into IS NULL AND ${at} IS NOT NULL
      AND ${at} >= step.value ->> 0 AND ${at} < step.value ->> 1
      ${within(connection, scope.connections)} ${within(agent, scope.agents)} ${tagged(ticketId, scope)}
    GROUP BY 1`);
  const found = new Map(rows.map(({ step, n }) => [step, n]));
  return spans.map((_, index) => found.get(index) ?? 0);
}
