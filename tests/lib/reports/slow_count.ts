import type { Store } from "@/db/libsql.ts";
import { classOf } from "@/lib/reports/time_classes.ts";
import { slowAnswers, slowMessages } from "./slow_history.ts";

/**
 * Counts what the sums by day must say, row by row from the messages themselves: what was written, and how long
 * every customer waited. A line for each sum: whose, what, day, connection, bucket, number, ms.
 */
export async function slowCount(store: Store, timeZone: string): Promise<string[]> {
  const sums = new Map<string, { n: number; total: number }>();
  const add = (agents: readonly string[], rest: string, total = 0) => {
    for (const agent of agents) {
      const key = `${agent || "-"} ${rest}`;
      const { n, total: sum } = sums.get(key) ?? { n: 0, total: 0 };
      sums.set(key, { n: n + 1, total: sum + total });
    }
  };
  const wallAt = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  for (const { side, agentId, sentAt, connectionId } of await slowMessages(store)) {
    const wall = wallAt(sentAt);
    const rest = `${wall.toPlainDate()} ${connectionId} ${wall.hour}`;
    if (side === "in") add([""], `received ${rest}`);
    else add(["", agentId], `sent ${rest}`);
  }
  for (const { agentId, connectionId, at, took, first } of await slowAnswers(store)) {
    const date = wallAt(at).toPlainDate();
    add(["", agentId], `${first ? "first" : "next"} ${date} ${connectionId} ${classOf(took)}`, took);
  }
  return [...sums].map(([key, { n, total }]) => `${key} ${n} ${total}`).sort();
}

/** The same lines as the product keeps them. */
export async function keptSums(store: Store): Promise<string[]> {
  const { rows } = await store.query(`SELECT * FROM report_counts WHERE n <> 0 AND measure NOT LIKE 'sla%'
    AND generation = (SELECT value ->> 'generation' FROM settings WHERE key = 'reports')`);
  return rows.map((row) => {
    const date = new Date(Number(row.day) * 86_400_000).toISOString().slice(0, 10);
    const { agent_id, measure, connection_id, bucket, n, total } = row;
    return `${agent_id || "-"} ${measure} ${date} ${connection_id} ${bucket} ${n} ${total}`;
  }).sort();
}
