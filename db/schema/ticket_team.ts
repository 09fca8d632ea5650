import { sql } from "drizzle-orm";
import { type AnySQLiteColumn, index, integer, text } from "drizzle-orm/sqlite-core";

/** What a ticket holds of working together. */
export const teamColumns = {
  teamId: text("team_id"),
  /** Put off until then, ms since the epoch; null: it is not. */
  snoozedUntil: integer("snoozed_until"),
  /** The ticket that it was merged into: always the last of a chain. */
  mergedInto: text("merged_into"),
};

type Named = "id" | "status" | "lastMessageAt" | "assigneeId" | "teamId" | "mergedInto";

export function teamIndexes(t: Record<Named, AnySQLiteColumn>) {
  return [
    index("tickets_team").on(t.teamId, t.status, t.lastMessageAt, t.id).where(sql`team_id IS NOT NULL`),
    index("tickets_snoozed").on(t.status, t.lastMessageAt, t.id).where(sql`snoozed_until IS NOT NULL`),
    index("tickets_merged").on(t.mergedInto).where(sql`merged_into IS NOT NULL`),
    index("tickets_load").on(t.assigneeId).where(sql`status = 'open' AND snoozed_until IS NULL`),
  ];
}
