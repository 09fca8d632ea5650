import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { CsiOverride } from "@/db/schema/csi.ts";
import type { Acknowledgement } from "@/db/schema/replies.ts";
import type { SlaChoice } from "@/db/schema/sla.ts";
import type { AssignmentRule } from "@/db/schema/team.ts";
import { reportColumns, reportIndexes } from "@/db/schema/ticket_reports.ts";
import { slaColumns, slaIndexes } from "@/db/schema/ticket_sla.ts";
import { teamColumns, teamIndexes } from "@/db/schema/ticket_team.ts";

export * from "@/db/schema/attachments.ts";
export * from "@/db/schema/broadcasts.ts";
export * from "@/db/schema/contacts.ts";
export * from "@/db/schema/csi.ts";
export * from "@/db/schema/history.ts";
export * from "@/db/schema/journal.ts";
export * from "@/db/schema/notifications.ts";
export * from "@/db/schema/notification_settings.ts";
export * from "@/db/schema/replies.ts";
export * from "@/db/schema/reports.ts";
export * from "@/db/schema/rules.ts";
export * from "@/db/schema/search.ts";
export * from "@/db/schema/sla.ts";
export * from "@/db/schema/team.ts";

/** All times are ms since the epoch; all ids are text. */
export type TicketStatus = "open" | "closed";
export type TicketKind = "direct" | "comment" | "mention" | "discussion";
export type Section = "chat" | "requests";
export type MessageStatus =
  | "received"
  | "queued"
  | "sending"
  | "sent"
  | "delivered"
  | "read"
  | "failed"
  | "unsure";
export type AuthorType = "contact" | "agent" | "system" | "native";
export type ConnectionStatus = "connecting" | "active" | "paused" | "error";

/** A reason that a person reads: an i18n key with what the sentence names. */
export interface Reason {
  code: string;
  params?: Record<string, string>;
}

export interface ConnectionSettings {
  section?: Section;
  /** Reopen the former ticket when the customer writes within so many days; absent: a new ticket. */
  reopenDays?: number;
  /** Tag names that replace the platform's own, by kind. */
  tags?: Partial<Record<TicketKind, string>>;
  /** What a customer who writes for the first time is told; absent: nothing. */
  greeting?: string;
  /** The note that a message has arrived; absent: none is sent. */
  acknowledgement?: Acknowledgement;
  sla?: SlaChoice;
  /** How customers are asked how it was, where that is not as in the workspace. */
  csi?: CsiOverride;
  /** Who gets its new tickets; absent: nobody. */
  assignment?: AssignmentRule;
  /** Comments under photos open tickets too; absent: they do not. */
  photoComments?: boolean;
  /** The same for comments under videos. */
  videoComments?: boolean;
  /** The owner says that the platform's chat bot is on, which buttons need. */
  chatBot?: boolean;
}

/** A template that was filled in: what the platform is sent, in its own shape. */
export interface FilledTemplateRow {
  name: string;
  language: string;
  components: Record<string, unknown>[];
}

/** A step of setting up; `untold` ones count as done once anything has come in. */
export interface SetupStepRow {
  key: string;
  done: boolean;
  untold?: boolean;
  params?: Record<string, string>;
}

export const connections = sqliteTable("connections", {
  id: text().primaryKey(),
  platform: text().notNull(),
  accountId: text("account_id"),
  name: text().notNull(),
  username: text(),
  url: text(),
  avatarUrl: text("avatar_url"),
  /** The account's name on the platform; the connection's own may be another. */
  accountName: text("account_name"),
  /** The attachment that holds our copy of its picture. */
  avatarId: text("avatar_id"),
  status: text().$type<ConnectionStatus>().notNull(),
  error: text({ mode: "json" }).$type<Reason | null>(),
  /** Credentials, webhook secret and channel state, sealed with AES-GCM. */
  sealed: text().notNull(),
  settings: text({ mode: "json" }).$type<ConnectionSettings>().notNull(),
  setup: text({ mode: "json" }).$type<SetupStepRow[]>().notNull(),
  lastInboundAt: integer("last_inbound_at"),
  lastOutboundAt: integer("last_outbound_at"),
  /** When the platform was last asked whether everything works. */
  checkedAt: integer("checked_at"),
  /** What was wrong then; null: nothing. */
  checkCode: text("check_code"),
  createdAt: integer("created_at").notNull(),
});

export const contacts = sqliteTable("contacts", {
  id: text().primaryKey(),
  name: text().notNull(),
  avatarId: text("avatar_id"),
  email: text(),
  phone: text(),
  country: text(),
  city: text(),
  site: text(),
  language: text(),
  note: text(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

/** The contact on one connection. */
export const identities = sqliteTable("identities", {
  id: text().primaryKey(),
  connectionId: text("connection_id").notNull(),
  contactId: text("contact_id").notNull().references(() => contacts.id),
  externalId: text("external_id").notNull(),
  name: text(),
  username: text(),
  profileUrl: text("profile_url"),
  /** 1: may be written to; 0: forbade it; null: unknown. */
  reachable: integer({ mode: "boolean" }),
  /** When they asked for no more broadcasts. */
  optedOutAt: integer("opted_out_at"),
  lastInboundAt: integer("last_inbound_at"),
  profileAt: integer("profile_at"),
  createdAt: integer("created_at").notNull(),
}, (t) => [
  uniqueIndex("identities_external").on(t.connectionId, t.externalId),
  index("identities_contact").on(t.contactId),
  index("identities_audience").on(t.connectionId, t.id).where(sql`reachable = 1 AND opted_out_at IS NULL`),
]);

export const posts = sqliteTable("posts", {
  id: text().primaryKey(),
  connectionId: text("connection_id").notNull(),
  externalId: text("external_id").notNull(),
  url: text().notNull(),
  title: text(),
  text: text(),
  imageId: text("image_id"),
  createdAt: integer("created_at").notNull(),
}, (t) => [uniqueIndex("posts_external").on(t.connectionId, t.externalId)]);

export const tickets = sqliteTable("tickets", {
  id: text().primaryKey(),
  number: integer().notNull(),
  subject: text(),
  status: text().$type<TicketStatus>().notNull(),
  platform: text().notNull(),
  connectionId: text("connection_id").notNull(),
  kind: text().$type<TicketKind>().notNull(),
  section: text().$type<Section>().notNull(),
  threadKey: text("thread_key").notNull(),
  contactId: text("contact_id").notNull().references(() => contacts.id),
  identityId: text("identity_id").notNull().references(() => identities.id),
  postId: text("post_id"),
  assigneeId: text("assignee_id"),
  formerTicketId: text("former_ticket_id"),
  preview: text().notNull(),
  previewAuthor: text("preview_author").$type<AuthorType>().notNull(),
  lastMessageAt: integer("last_message_at").notNull(),
  lastInboundAt: integer("last_inbound_at"),
  /** When the customer began to wait for an answer; null: nobody waits. */
  waitingSince: integer("waiting_since"),
  createdAt: integer("created_at").notNull(),
  closedAt: integer("closed_at"),
  closedBy: text("closed_by"),
  ...slaColumns,
  ...teamColumns,
  ...reportColumns,
}, (t) => [
  uniqueIndex("tickets_number").on(t.number),
  uniqueIndex("tickets_open_thread").on(t.connectionId, t.threadKey).where(sql`status = 'open'`),
  index("tickets_thread").on(t.connectionId, t.threadKey, t.createdAt),
  index("tickets_list").on(t.status, t.lastMessageAt, t.id),
  index("tickets_assignee").on(t.assigneeId, t.status, t.lastMessageAt, t.id),
  index("tickets_section").on(t.section, t.status, t.lastMessageAt, t.id),
  index("tickets_connection").on(t.connectionId, t.status, t.lastMessageAt, t.id),
  index("tickets_platform").on(t.platform, t.status, t.lastMessageAt, t.id),
  index("tickets_contact").on(t.contactId, t.lastMessageAt, t.id),
  index("tickets_waiting").on(t.connectionId, t.waitingSince).where(sql`waiting_since IS NOT NULL`),
  ...slaIndexes(t),
  ...teamIndexes(t),
  ...reportIndexes(t),
]);

export const messages = sqliteTable("messages", {
  id: text().primaryKey(),
  ticketId: text("ticket_id").notNull().references(() => tickets.id),
  connectionId: text("connection_id").notNull(),
  direction: text().$type<"in" | "out">().notNull(),
  authorType: text("author_type").$type<AuthorType>().notNull(),
  authorId: text("author_id"),
  authorName: text("author_name"),
  text: text().notNull(),
  status: text().$type<MessageStatus>().notNull(),
  error: text({ mode: "json" }).$type<Reason | null>(),
  externalId: text("external_id"),
  /** The platform's own count in the conversation; 0 where there is none. */
  sequence: integer().notNull().default(0),
  replyTo: text("reply_to"),
  clientId: text("client_id"),
  private: integer({ mode: "boolean" }).notNull().default(false),
  via: text().$type<"direct" | "comment">(),
  album: text(),
  reaction: text(),
  unknown: text({ mode: "json" }).$type<{ what: string; url?: string } | null>(),
  /** Empty since what happens to tickets stands in a table of its own. */
  system: text({ mode: "json" }).$type<unknown>(),
  /** The broadcast that it belongs to. */
  broadcastId: text("broadcast_id"),
  /** Answers that the customer may press, as the platform was given them. */
  choices: text({ mode: "json" }).$type<{ id: string; label: string }[] | null>(),
  sentAt: integer("sent_at").notNull(),
  createdAt: integer("created_at").notNull(),
  editedAt: integer("edited_at"),
  deletedAt: integer("deleted_at"),
  /** ms since the epoch, by the platform's clock. */
  reactedAt: integer("reacted_at"),
}, (t) => [
  uniqueIndex("messages_external").on(t.connectionId, t.externalId),
  uniqueIndex("messages_client").on(t.ticketId, t.clientId),
  index("messages_ticket").on(t.ticketId, t.sentAt, t.sequence, t.id),
  index("messages_album").on(t.connectionId, t.album).where(sql`album IS NOT NULL`),
]);

/** One call to the platform: a long text or several files make several. */
export const deliveries = sqliteTable("deliveries", {
  id: text().primaryKey(),
  messageId: text("message_id").notNull().references(() => messages.id),
  ticketId: text("ticket_id").notNull(),
  connectionId: text("connection_id").notNull(),
  part: integer().notNull(),
  text: text().notNull(),
  files: text({ mode: "json" }).$type<string[]>().notNull(),
  /** It goes as an approved template, whose words are in `text`. */
  template: text({ mode: "json" }).$type<FilledTemplateRow | null>(),
  randomId: integer("random_id").notNull(),
  status: text().$type<MessageStatus>().notNull(),
  externalId: text("external_id"),
  sequence: integer(),
  sentAt: integer("sent_at"),
  createdAt: integer("created_at").notNull(),
}, (t) => [
  uniqueIndex("deliveries_part").on(t.messageId, t.part),
  uniqueIndex("deliveries_external").on(t.connectionId, t.externalId),
  index("deliveries_random").on(t.connectionId, t.randomId),
  index("deliveries_unread").on(t.ticketId).where(sql`status IN ('sent', 'delivered')`),
]);

/** Further external ids of a message: the other items of an album. */
export const aliases = sqliteTable("aliases", {
  connectionId: text("connection_id").notNull(),
  externalId: text("external_id").notNull(),
  messageId: text("message_id").notNull(),
}, (t) => [primaryKey({ columns: [t.connectionId, t.externalId] })]);

export const tags = sqliteTable("tags", {
  id: text().primaryKey(),
  name: text().notNull(),
}, (t) => [uniqueIndex("tags_name").on(t.name)]);

export const ticketTags = sqliteTable("ticket_tags", {
  ticketId: text("ticket_id").notNull().references(() => tickets.id),
  tagId: text("tag_id").notNull().references(() => tags.id),
}, (t) => [primaryKey({ columns: [t.ticketId, t.tagId] }), index("ticket_tags_tag").on(t.tagId, t.ticketId)]);
