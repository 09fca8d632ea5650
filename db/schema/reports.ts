import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * What is counted by day. received, sent: messages, by the hour; first, next: answers that somebody waited for,
 * by how long that took; sla_…: deadlines that came to their end, by how.
 */
export type Measure =
  | "received"
  | "sent"
  | "first"
  | "next"
  | "sla_first"
  | "sla_next"
  | "sla_resolution";

/**
 * Sums by the days of the workspace's time zone. A row for everybody has an empty `agentId`; what a member did,
 * or somebody in a platform's own app, stands in a row of theirs besides.
 */
export const reportCounts = sqliteTable("report_counts", {
  /** Of the book by whose zone it was counted: sums of an older one are on their way out. */
  generation: integer().notNull(),
  agentId: text("agent_id").notNull(),
  measure: text().$type<Measure>().notNull(),
  /** Days since 1 January 1970 by the wall calendar. */
  day: integer().notNull(),
  connectionId: text("connection_id").notNull(),
  /** The hour of the day, the class of the time that it took, or the outcome: as the measure has it. */
  bucket: integer().notNull(),
  n: integer().notNull(),
  /** ms, where the measure is a time. */
  total: integer().notNull(),
}, (t) => [
  primaryKey({ columns: [t.generation, t.agentId, t.measure, t.day, t.connectionId, t.bucket] }),
]);

/** An answer that a customer waited for. */
export const reportAnswers = sqliteTable("report_answers", {
  ticketId: text("ticket_id").notNull(),
  messageId: text("message_id").notNull(),
  /** ms since the epoch. */
  at: integer().notNull(),
  /** It was the first in its ticket. */
  first: integer({ mode: "boolean" }).notNull(),
  /** ms from the oldest message that waited. */
  took: integer().notNull(),
  /** A member's id, or `native` for an answer from a platform's own app. */
  agentId: text("agent_id").notNull(),
  connectionId: text("connection_id").notNull(),
}, (t) => [
  primaryKey({ columns: [t.ticketId, t.messageId] }),
  index("report_answers_at").on(t.first, t.at, t.connectionId, t.agentId, t.took),
]);

/** In which quarter of an hour something was written in which ticket: the way from a number to its tickets. */
export const reportActivity = sqliteTable("report_activity", {
  /** Quarters of an hour since the epoch. */
  slot: integer().notNull(),
  ticketId: text("ticket_id").notNull(),
  /** Empty: the customer; else as in `report_answers`. */
  agentId: text("agent_id").notNull(),
}, (t) => [primaryKey({ columns: [t.slot, t.ticketId, t.agentId] })]);

/** What a workspace counts by; a row of the settings. */
export interface ReportBook {
  /** Grows when everything is to be counted anew. */
  generation: number;
  /** IANA name. */
  timeZone: string;
}
