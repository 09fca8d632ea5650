import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Reason } from "@/db/schema/workspace.ts";

export type BroadcastStatus = "draft" | "running" | "paused" | "stopped" | "done";
/** blocked: the person forbids us to write; skipped: they opted out, or closed their messages, meanwhile. */
export type RecipientStatus = "queued" | "sending" | "sent" | "blocked" | "failed" | "unsure" | "skipped";

/** One text for everybody who allowed a connection to write. */
export const broadcasts = sqliteTable("broadcasts", {
  id: text().primaryKey(),
  connectionId: text("connection_id").notNull(),
  /** As it goes out, with the way to opt out. */
  text: text().notNull(),
  /** Ids of the uploads that go with it. */
  files: text({ mode: "json" }).$type<string[]>().notNull(),
  status: text().$type<BroadcastStatus>().notNull(),
  /** Why it stands still although nobody has asked it to. */
  error: text({ mode: "json" }).$type<Reason | null>(),
  /** Whoever's id is greater came after the start and gets nothing. */
  audienceUpTo: text("audience_up_to"),
  /** The recipients are written down up to this identity; null: all of them are. */
  gatheredTo: text("gathered_to"),
  total: integer().notNull().default(0),
  sent: integer().notNull().default(0),
  blocked: integer().notNull().default(0),
  failed: integer().notNull().default(0),
  unsure: integer().notNull().default(0),
  skipped: integer().notNull().default(0),
  /** Failures in a row that are nobody's own. */
  trouble: integer().notNull().default(0),
  /** Counts the starts: a job of an earlier one has nothing to do any more. */
  run: integer().notNull().default(0),
  runAt: integer("run_at"),
  /** How many had been dealt with when the present run began. */
  runDone: integer("run_done").notNull().default(0),
  byId: text("by_id"),
  byName: text("by_name").notNull(),
  createdAt: integer("created_at").notNull(),
  startedAt: integer("started_at"),
  finishedAt: integer("finished_at"),
}, (t) => [index("broadcasts_connection").on(t.connectionId, t.id)]);

/** Who gets a broadcast: each person once, whatever happens. */
export const broadcastRecipients = sqliteTable("broadcast_recipients", {
  broadcastId: text("broadcast_id").notNull().references(() => broadcasts.id),
  identityId: text("identity_id").notNull(),
  status: text().$type<RecipientStatus>().notNull(),
  /** What the platform tells a repeated send by. */
  randomId: integer("random_id").notNull(),
  attempts: integer().notNull().default(0),
  /** The line in the person's conversation, where there is one. */
  messageId: text("message_id"),
  externalId: text("external_id"),
  /** The kind of the failure. */
  error: text(),
  sentAt: integer("sent_at"),
}, (t) => [
  primaryKey({ columns: [t.broadcastId, t.identityId] }),
  index("broadcast_recipients_status").on(t.broadcastId, t.status, t.identityId),
  index("broadcast_recipients_random").on(t.randomId),
]);
