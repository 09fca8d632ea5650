import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Priority, TicketSla } from "@/db/schema/sla.ts";

/** Members who share a kind of work: tickets can be given to all of them at once. */
export const teams = sqliteTable("teams", {
  id: text().primaryKey(),
  name: text().notNull(),
  createdAt: integer("created_at").notNull(),
}, (t) => [uniqueIndex("teams_name").on(t.name)]);

export const teamMembers = sqliteTable("team_members", {
  teamId: text("team_id").notNull().references(() => teams.id),
  memberId: text("member_id").notNull(),
}, (t) => [primaryKey({ columns: [t.teamId, t.memberId] })]);

/** What decides whether new tickets go to a member; without a row they are there, and have waited for longest. */
export const memberStates = sqliteTable("member_states", {
  memberId: text("member_id").primaryKey(),
  /** Since when they are away; null: they are there. */
  awaySince: integer("away_since"),
  /** When a ticket was last given to them by itself. */
  servedAt: integer("served_at"),
});

/** Who gets the new tickets of a connection. */
export interface AssignmentRule {
  /** round_robin: those online first, of them whoever has the fewest open tickets. */
  mode: "off" | "round_robin";
  /** Those of one team; with neither this nor `memberIds` everybody. */
  teamId?: string;
  memberIds?: string[];
  /** Whoever has so many open tickets gets no more. */
  most?: number;
}

/** Tickets that have to do with each other: a row for each direction. */
export const ticketLinks = sqliteTable("ticket_links", {
  ticketId: text("ticket_id").notNull(),
  otherId: text("other_id").notNull(),
  createdAt: integer("created_at").notNull(),
}, (t) => [primaryKey({ columns: [t.ticketId, t.otherId] })]);

/** What of a ticket goes over to the one that it is merged into. */
export interface MergeState {
  assigneeId: string | null;
  teamId: string | null;
  priority: Priority;
  waitingSince: number | null;
  lastInboundAt: number | null;
  /** The newest message, as the list shows it. */
  last: { at: number; preview: string; author: "contact" | "agent" | "system" | "native" };
  sla: TicketSla | null;
}

/** What is needed to take a merge back. */
export interface MergeTrace {
  merged: MergeState & { status: "open" | "closed"; closedAt: number | null; closedBy: string | null };
  /** The one that was kept, before and after. */
  kept: MergeState;
  after: MergeState;
  /** Ids of the tags that it got by the merge. */
  tags: string[];
}

/** A ticket that went into another. Its messages stay its own, and are read as part of the other. */
export const ticketMerges = sqliteTable("ticket_merges", {
  id: text().primaryKey(),
  mergedId: text("merged_id").notNull(),
  keptId: text("kept_id").notNull(),
  trace: text({ mode: "json" }).$type<MergeTrace>().notNull(),
  byId: text("by_id"),
  byName: text("by_name").notNull(),
  createdAt: integer("created_at").notNull(),
  undoneAt: integer("undone_at"),
}, (t) => [
  uniqueIndex("ticket_merges_merged").on(t.mergedId).where(sql`undone_at IS NULL`),
  index("ticket_merges_kept").on(t.keptId).where(sql`undone_at IS NULL`),
]);

/** What a saved view filters by, as the list's address names it. */
export type ViewFilters = Record<string, string>;

export const savedViews = sqliteTable("saved_views", {
  id: text().primaryKey(),
  /** null: everybody's. */
  ownerId: text("owner_id"),
  name: text().notNull(),
  filters: text({ mode: "json" }).$type<ViewFilters>().notNull(),
  /** Small ones stand first. */
  position: integer().notNull(),
  createdAt: integer("created_at").notNull(),
}, (t) => [index("saved_views_owner").on(t.ownerId, t.position, t.id)]);

/** What a member is writing in a ticket. */
export const drafts = sqliteTable("drafts", {
  memberId: text("member_id").notNull(),
  ticketId: text("ticket_id").notNull(),
  reply: text().notNull(),
  note: text().notNull(),
  via: text().$type<"direct" | "comment">(),
  updatedAt: integer("updated_at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.memberId, t.ticketId] }),
  index("drafts_updated").on(t.memberId, t.updatedAt),
]);
