import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Reason } from "@/db/schema/workspace.ts";

export type EventKind =
  | "ticket.created"
  | "ticket.updated"
  | "message.created"
  | "message.updated"
  | "contact.updated"
  | "connection.updated"
  | "replies.updated"
  | "team.updated"
  | "notifications.changed";

/** The change log that feeds the live inbox: ids and kinds, never a text. */
export const events = sqliteTable("events", {
  seq: integer().primaryKey({ autoIncrement: true }),
  kind: text().$type<EventKind>().notNull(),
  ticketId: text("ticket_id"),
  messageId: text("message_id"),
  /** Whom alone it concerns; null: everybody. */
  memberId: text("member_id"),
  at: integer().notNull(),
});

export type JobState = "ready" | "running" | "done" | "failed";

export const jobs = sqliteTable("jobs", {
  id: text().primaryKey(),
  kind: text().notNull(),
  /** Jobs of one lane run one after another, oldest first. */
  lane: text().notNull(),
  state: text().$type<JobState>().notNull(),
  payload: text({ mode: "json" }).$type<Record<string, string>>().notNull(),
  attempt: integer().notNull().default(0),
  runAt: integer("run_at").notNull(),
  leaseUntil: integer("lease_until"),
  /** The process that runs it. */
  worker: text(),
  error: text(),
  createdAt: integer("created_at").notNull(),
}, (t) => [
  index("jobs_due").on(t.runAt).where(sql`state = 'ready'`),
  index("jobs_lane").on(t.lane, t.id).where(sql`state IN ('ready', 'running')`),
  index("jobs_lease").on(t.leaseUntil).where(sql`state = 'running'`),
]);

/** Edits, deletions and receipts that came before the message they speak of. */
export const parked = sqliteTable("parked", {
  id: text().primaryKey(),
  connectionId: text("connection_id").notNull(),
  externalId: text("external_id").notNull(),
  inbound: text({ mode: "json" }).notNull(),
  at: integer().notNull(),
}, (t) => [index("parked_external").on(t.connectionId, t.externalId), index("parked_at").on(t.at)]);

/** accepted: it changed something; repeated: all of it was known; unknown: nothing that we understand. */
export type RawFate = "accepted" | "repeated" | "unknown" | "failed";

/** Webhook bodies as they came, for 30 days: to look at, and to play again. */
export const rawEvents = sqliteTable("raw_events", {
  id: integer().primaryKey({ autoIncrement: true }),
  connectionId: text("connection_id").notNull(),
  body: text().notNull(),
  /** How many items the channel made of it; 0: unknown to us. */
  items: integer().notNull(),
  at: integer().notNull(),
  /** The platform's own word for it, where it has one. */
  type: text(),
  fate: text().$type<RawFate>(),
  /** A code that says what failed. */
  error: text(),
  replayedAt: integer("replayed_at"),
}, (t) => [
  index("raw_events_at").on(t.at),
  index("raw_events_connection").on(t.connectionId, t.id),
  index("raw_events_trouble").on(t.connectionId, t.id).where(sql`fate IN ('unknown', 'failed')`),
]);

/** How far a member has read a ticket. */
export const reads = sqliteTable("reads", {
  memberId: text("member_id").notNull(),
  ticketId: text("ticket_id").notNull(),
  readAt: integer("read_at").notNull(),
}, (t) => [
  primaryKey({ columns: [t.memberId, t.ticketId] }),
  index("reads_ticket").on(t.ticketId, t.readAt),
]);

/** queued: the platform is to be asked; dropped: a later edit took the place of one that had failed. */
export type EditStatus = "queued" | "done" | "failed" | "dropped";

/** Who changed what they had written, when, and what stood there before. */
export const messageEdits = sqliteTable("message_edits", {
  id: text().primaryKey(),
  messageId: text("message_id").notNull(),
  before: text().notNull(),
  text: text().notNull(),
  status: text().$type<EditStatus>().notNull(),
  error: text({ mode: "json" }).$type<Reason | null>(),
  byId: text("by_id"),
  byName: text("by_name").notNull(),
  createdAt: integer("created_at").notNull(),
  doneAt: integer("done_at"),
}, (t) => [
  index("message_edits_message").on(t.messageId, t.id),
  index("message_edits_open").on(t.messageId, t.id).where(sql`status IN ('queued', 'failed')`),
]);

/** Names of those who answer in a platform's own app, as the platform told them. */
export const nativeAuthors = sqliteTable("native_authors", {
  connectionId: text("connection_id").notNull(),
  externalId: text("external_id").notNull(),
  name: text().notNull(),
  askedAt: integer("asked_at").notNull(),
}, (t) => [primaryKey({ columns: [t.connectionId, t.externalId] })]);

export const settings = sqliteTable("settings", {
  key: text().primaryKey(),
  value: text({ mode: "json" }).notNull(),
});
