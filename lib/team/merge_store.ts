import { and, asc, eq, isNull } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import type { Statement, Store } from "@/db/libsql.ts";
import { ticketMerges, ticketTags } from "@/db/schema/workspace.ts";

export type MergeRow = typeof ticketMerges.$inferSelect;

/** The merges into a ticket that stand, the oldest first. */
export async function mergesInto({ db }: Store, keptId: string): Promise<MergeRow[]> {
  return await db.select().from(ticketMerges)
    .where(and(eq(ticketMerges.keptId, keptId), isNull(ticketMerges.undoneAt))).orderBy(asc(ticketMerges.id));
}

/** Ids of the tags of some tickets, by ticket. */
export async function tagIds({ db }: Store, ticketIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.select().from(ticketTags).where(anyOf(ticketTags.ticketId, ticketIds));
  return listed(rows.map(({ ticketId, tagId }) => [ticketId, tagId]));
}

/** Puts tags on a ticket, or takes them off. */
export function tagStatements(verb: "add" | "remove", ticketId: string, ids: readonly string[]): Statement[] {
  if (ids.length === 0) return [];
  const json = JSON.stringify(ids);
  return [
    verb === "add"
      ? {
        sql: "INSERT OR IGNORE INTO ticket_tags (ticket_id, tag_id) SELECT ?, value FROM json_each(?)",
        args: [ticketId, json],
      }
      : {
        sql: "DELETE FROM ticket_tags WHERE ticket_id = ? AND tag_id IN (SELECT value FROM json_each(?))",
        args: [ticketId, json],
      },
  ];
}

function listed(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const groups = Map.groupBy(pairs, ([key]) => key);
  return new Map([...groups].map(([key, group]) => [key, group.map(([, value]) => value)]));
}
