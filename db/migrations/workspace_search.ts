/**
 * What the history is searched by. Contentless, so that no text is kept twice: the index holds words alone, and
 * an excerpt is cut from the message itself. `detail=none` leaves positions out (a phrase is checked in the
 * text), and rows can still be changed and deleted. The texts that were here before are taken in by a job; their
 * numbers are kept free below the row of no message.
 */
export const workspaceSearch = `
CREATE TABLE "search_docs" (
  "doc" integer PRIMARY KEY NOT NULL,
  "message_id" text NOT NULL
);
CREATE UNIQUE INDEX "search_docs_message" ON "search_docs" ("message_id");
INSERT INTO search_docs (doc, message_id) SELECT rowid + 1, '' FROM messages ORDER BY rowid DESC LIMIT 1;
CREATE VIRTUAL TABLE "search_text" USING fts5(
  body, content='', contentless_delete=1, detail=none, prefix='2 3', tokenize="ascii tokenchars '_'"
);
CREATE TABLE "search_people_docs" (
  "doc" integer PRIMARY KEY NOT NULL,
  "contact_id" text NOT NULL
);
CREATE UNIQUE INDEX "search_people_docs_contact" ON "search_people_docs" ("contact_id");
CREATE VIRTUAL TABLE "search_people" USING fts5(
  body, content='', contentless_delete=1, detail=none, prefix='2 3', tokenize="ascii tokenchars '_'"
);
INSERT INTO jobs (id, kind, lane, state, payload, run_at, created_at)
  SELECT '00000000000000000000000000', 'search_fill', 'search_fill', 'ready', '{}', 0, 0
  WHERE EXISTS (SELECT 1 FROM contacts);
`;
