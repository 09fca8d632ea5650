import { index, integer, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Reason } from "@/db/schema/workspace.ts";

export type AttachmentStatus = "pending" | "stored" | "failed" | "unavailable";

export const attachments = sqliteTable("attachments", {
  id: text().primaryKey(),
  messageId: text("message_id"),
  connectionId: text("connection_id"),
  uploadedBy: text("uploaded_by"),
  position: integer().notNull().default(0),
  kind: text().$type<"image" | "audio" | "video" | "file" | "sticker" | "location" | "contact">().notNull(),
  name: text(),
  contentType: text("content_type"),
  size: integer(),
  status: text().$type<AttachmentStatus>().notNull(),
  error: text({ mode: "json" }).$type<Reason | null>(),
  /** SHA-256 of the content, in hex: its name in the media store. */
  hash: text(),
  thumbHash: text("thumb_hash"),
  /** Where it comes from: a public address, or the platform's file id. */
  sourceUrl: text("source_url"),
  sourceRef: text("source_ref"),
  pageUrl: text("page_url"),
  width: integer(),
  height: integer(),
  duration: integer(),
  latitude: real(),
  longitude: real(),
  phone: text(),
  createdAt: integer("created_at").notNull(),
}, (t) => [index("attachments_message").on(t.messageId, t.position)]);
