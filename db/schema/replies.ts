import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** One text for every language, or one for each. */
export type ReplyTexts = Partial<Record<"any" | "ru" | "en", string>>;

/** A drawer of saved replies: the team's, or one member's own. */
export const replyFolders = sqliteTable("reply_folders", {
  id: text().primaryKey(),
  /** null: shared by the team. */
  ownerId: text("owner_id"),
  name: text().notNull(),
  createdAt: integer("created_at").notNull(),
}, (t) => [index("reply_folders_owner").on(t.ownerId, t.id)]);

/** A text that is kept to be used again. */
export const savedReplies = sqliteTable("saved_replies", {
  id: text().primaryKey(),
  /** null: shared by the team. */
  ownerId: text("owner_id"),
  folderId: text("folder_id"),
  title: text().notNull(),
  texts: text({ mode: "json" }).$type<ReplyTexts>().notNull(),
  /** Which text of the starter set it was, so that the set is never added twice. */
  starter: text(),
  uses: integer().notNull().default(0),
  /** Sum of the shares, 0 to 1 each, by which it was changed before it went out. */
  changed: real().notNull().default(0),
  lastUsedAt: integer("last_used_at"),
  createdBy: text("created_by"),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
  /** Gone for everybody, and can still be brought back for a while. */
  deletedAt: integer("deleted_at"),
}, (t) => [
  index("saved_replies_owner").on(t.ownerId, t.id),
  index("saved_replies_deleted").on(t.deletedAt).where(sql`deleted_at IS NOT NULL`),
]);

/** Files that go along with a saved reply. */
export const replyFiles = sqliteTable("reply_files", {
  replyId: text("reply_id").notNull().references(() => savedReplies.id),
  attachmentId: text("attachment_id").notNull(),
  position: integer().notNull(),
}, (t) => [primaryKey({ columns: [t.replyId, t.attachmentId] })]);

/** A saved reply that went out in an answer: counted once, however often it is told. */
export const replyUses = sqliteTable("reply_uses", {
  replyId: text("reply_id").notNull().references(() => savedReplies.id),
  messageId: text("message_id").notNull(),
  memberId: text("member_id").notNull(),
  changed: real().notNull(),
  at: integer().notNull(),
}, (t) => [primaryKey({ columns: [t.replyId, t.messageId] })]);

/** How often a member has used a saved reply: what one uses oneself stands higher in the list. */
export const replyCounts = sqliteTable("reply_counts", {
  memberId: text("member_id").notNull(),
  replyId: text("reply_id").notNull().references(() => savedReplies.id),
  uses: integer().notNull(),
  lastUsedAt: integer("last_used_at").notNull(),
}, (t) => [primaryKey({ columns: [t.memberId, t.replyId] }), index("reply_counts_reply").on(t.replyId)]);

/** Who is called in a private note, and by which name they stand in its text. */
export const mentions = sqliteTable("mentions", {
  messageId: text("message_id").notNull(),
  memberId: text("member_id").notNull(),
  name: text().notNull(),
}, (t) => [primaryKey({ columns: [t.messageId, t.memberId] })]);

/** The note that a customer's message has arrived, which a connection may send by itself. */
export interface Acknowledgement {
  text: string;
  /** By the business hours of the connection. */
  when: "always" | "outside_hours" | "inside_hours";
}
