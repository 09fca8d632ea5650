import { sql } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import type { Measure } from "@/db/schema/workspace.ts";
import { type Days } from "@/lib/reports/period.ts";
import type { Scope } from "@/lib/reports/scope.ts";
import { onDays, within } from "@/lib/reports/where.ts";

/** A sum over some days. */
export interface Sum {
  readonly measure: Measure;
  /** A day, a connection's or an agent's id, where sums are told apart by it; else 0 or empty. */
  readonly day: number;
  readonly connection: string;
  readonly agent: string;
  /** The hour, the class of the time, or the outcome. */
  readonly bucket: number;
  readonly n: number;
  readonly total: number;
}

export type SumKey = "day" | "connection" | "agent" | "bucket";

/** Steps from one id to the next in the key of the sums: as many look-ups as there are agents. */
const AGENTS = `WITH RECURSIVE every(id) AS (
    SELECT (SELECT agent_id FROM report_counts WHERE generation = ?1 AND agent_id > ''
      ORDER BY agent_id LIMIT 1)
    UNION ALL SELECT (SELECT agent_id FROM report_counts WHERE generation = ?1 AND agent_id > every.id
      ORDER BY agent_id LIMIT 1) FROM every WHERE every.id IS NOT NULL
  ) SELECT id FROM every WHERE id IS NOT NULL`;

/** Everybody who has sums of their own: members, former ones, and whoever answers in platforms' own apps. */
async function agentsIn(store: Store, { generation }: Scope["book"]): Promise<string[]> {
  const { rows } = await store.query(AGENTS, [generation]);
  return rows.map(({ id }) => String(id));
}

/**
 * Adds up what is counted by day. Costs by the days, connections and agents that are looked at, not by messages.
 * @param keys what the sums are told apart by
 */
export async function sumsOf(
  store: Store,
  { book, connections, agents }: Scope,
  days: Days,
  measures: readonly Measure[],
  keys: readonly SumKey[],
): Promise<Sum[]> {
  const whose = agents ?? (keys.includes("agent") ? await agentsIn(store, book) : [""]);
  const has = (key: SumKey, column: string, empty: string) => sql.raw(keys.includes(key) ? column : empty);
  return await store.db.all<Sum>(sql`
    SELECT measures.value AS measure, ${has("day", "counts.day", "0")} AS day,
      ${has("connection", "counts.connection_id", "''")} AS connection,
      ${has("agent", "counts.agent_id", "''")} AS agent,
      ${has("bucket", "counts.bucket", "0")} AS bucket,
      sum(counts.n) AS n, sum(counts.total) AS total
    FROM json_each(${JSON.stringify(whose)}) AS agents CROSS JOIN json_each(${
    JSON.stringify(measures)
  }) AS measures
      CROSS JOIN report_counts AS counts
    WHERE counts.generation = ${book.generation} AND counts.agent_id = agents.value
      AND counts.measure = measures.value AND ${onDays(sql`counts.day`, days)}
      ${within(sql`counts.connection_id`, connections)}
    GROUP BY 1, 2, 3, 4, 5`);
}
