import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export type FieldKind = "text" | "number" | "date" | "choice";

/** A field of the workspace's own on every client card. */
export const contactFields = sqliteTable("contact_fields", {
  id: text().primaryKey(),
  name: text().notNull(),
  kind: text().$type<FieldKind>().notNull(),
  /** Of a choice, in order; empty for the other kinds. */
  choices: text({ mode: "json" }).$type<string[]>().notNull(),
  position: integer().notNull(),
  createdAt: integer("created_at").notNull(),
  /** Off the cards since then; what was filled in is kept. */
  archivedAt: integer("archived_at"),
});

/** What stands in an own field: a number with a point, a date as 2026-03-31. */
export const contactValues = sqliteTable("contact_values", {
  contactId: text("contact_id").notNull(),
  fieldId: text("field_id").notNull(),
  value: text().notNull(),
}, (t) => [primaryKey({ columns: [t.contactId, t.fieldId] })]);

export const contactNotes = sqliteTable("contact_notes", {
  id: text().primaryKey(),
  /** Whose card it was written on; after a merge it is shown on the card that was kept. */
  contactId: text("contact_id").notNull(),
  text: text().notNull(),
  byId: text("by_id"),
  byName: text("by_name").notNull(),
  createdAt: integer("created_at").notNull(),
}, (t) => [index("contact_notes_contact").on(t.contactId, t.id)]);

/** Customers whose messages open no tickets and call nobody. */
export const contactBlocks = sqliteTable("contact_blocks", {
  contactId: text("contact_id").primaryKey(),
  byId: text("by_id"),
  byName: text("by_name").notNull(),
  createdAt: integer("created_at").notNull(),
});

/** What a merge put on the card that was kept, by field: what stood there before, and what stands there since. */
export type Filled = Record<string, { before: string | null; after: string | null }>;

/** Two cards that became one, with what is needed to take it back. */
export const contactMerges = sqliteTable("contact_merges", {
  id: text().primaryKey(),
  keptId: text("kept_id").notNull(),
  mergedId: text("merged_id").notNull(),
  /** Those that moved: whatever comes by them goes back with them. */
  identities: text({ mode: "json" }).$type<string[]>().notNull(),
  filled: text({ mode: "json" }).$type<Filled>().notNull(),
  byId: text("by_id"),
  byName: text("by_name").notNull(),
  createdAt: integer("created_at").notNull(),
  undoneAt: integer("undone_at"),
}, (t) => [
  index("contact_merges_kept").on(t.keptId, t.id),
  uniqueIndex("contact_merges_merged").on(t.mergedId).where(sql`undone_at IS NULL`),
]);
