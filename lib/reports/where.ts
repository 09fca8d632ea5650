import { type SQL, sql } from "drizzle-orm";
import type { Days, Span } from "@/lib/reports/period.ts";
import type { Scope } from "@/lib/reports/scope.ts";

/** What sums are told apart by. */
export type By = "all" | "connection" | "agent" | "tag";

/**
 * `column IN …`, or nothing where the scope leaves it open. The plus keeps it out of the choice of an index: the
 * period decides that.
 */
export function within(column: SQL, values: readonly string[] | undefined): SQL {
  return values ? sql` AND +${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))` : sql``;
}

/** Holds for what belongs to a ticket with the scope's tag. @param ticketId an expression */
export function tagged(ticketId: SQL, { tag }: Scope): SQL {
  return tag === undefined
    ? sql``
    : sql` AND +${ticketId} IN (SELECT ticket_id FROM ticket_tags WHERE tag_id = ${tag})`;
}

/** What a row is grouped under, and the join that brings it. */
export function groupBy(
  by: By,
  columns: { readonly ticketId: SQL; readonly connection: SQL; readonly agent: SQL },
): { readonly key: SQL; readonly join: SQL } {
  switch (by) {
    case "all":
      return { key: sql`''`, join: sql`` };
    case "connection":
      return { key: columns.connection, join: sql`` };
    case "agent":
      return { key: sql`coalesce(${columns.agent}, '')`, join: sql`` };
    case "tag":
      return {
        key: sql`labels.tag_id`,
        join: sql` JOIN ticket_tags AS labels ON labels.ticket_id = ${columns.ticketId}`,
      };
  }
}

/** Holds for moments of a span. */
export function during(column: SQL, { start, end }: Span): SQL {
  return sql`${column} >= ${start} AND ${column} < ${end}`;
}

/** The same for days. */
export function onDays(column: SQL, { from, to }: Days): SQL {
  return sql`${column} BETWEEN ${from} AND ${to}`;
}
