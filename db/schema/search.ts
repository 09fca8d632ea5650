import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/**
 * The number of a message in the full-text table `search_text`: it grows with the time at which a message came.
 * The row of no message, in a workspace that is older than the index, parts what was here before from the rest.
 */
export const searchDocs = sqliteTable("search_docs", {
  doc: integer().primaryKey(),
  messageId: text("message_id").notNull(),
}, (t) => [uniqueIndex("search_docs_message").on(t.messageId)]);

/** The number of a contact in the full-text table `search_people`. */
export const searchPeopleDocs = sqliteTable("search_people_docs", {
  doc: integer().primaryKey(),
  contactId: text("contact_id").notNull(),
}, (t) => [uniqueIndex("search_people_docs_contact").on(t.contactId)]);
