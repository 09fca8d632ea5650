/** Fields of a workspace's own, notes, blocks and merges of contacts. */
export const workspaceContacts = `
CREATE TABLE "contact_fields" (
  "id" text PRIMARY KEY NOT NULL,
  "name" text NOT NULL,
  "kind" text NOT NULL,
  "choices" text NOT NULL,
  "position" integer NOT NULL,
  "created_at" integer NOT NULL,
  "archived_at" integer
);
CREATE TABLE "contact_values" (
  "contact_id" text NOT NULL,
  "field_id" text NOT NULL,
  "value" text NOT NULL,
  PRIMARY KEY("contact_id", "field_id")
) WITHOUT ROWID;
CREATE TABLE "contact_notes" (
  "id" text PRIMARY KEY NOT NULL,
  "contact_id" text NOT NULL,
  "text" text NOT NULL,
  "by_id" text,
  "by_name" text NOT NULL,
  "created_at" integer NOT NULL
);
CREATE INDEX "contact_notes_contact" ON "contact_notes" ("contact_id","id");
CREATE TABLE "contact_blocks" (
  "contact_id" text PRIMARY KEY NOT NULL,
  "by_id" text,
  "by_name" text NOT NULL,
  "created_at" integer NOT NULL
);
CREATE TABLE "contact_merges" (
  "id" text PRIMARY KEY NOT NULL,
  "kept_id" text NOT NULL,
  "merged_id" text NOT NULL,
  "identities" text NOT NULL,
  "filled" text NOT NULL,
  "by_id" text,
  "by_name" text NOT NULL,
  "created_at" integer NOT NULL,
  "undone_at" integer
);
CREATE INDEX "contact_merges_kept" ON "contact_merges" ("kept_id","id");
CREATE UNIQUE INDEX "contact_merges_merged" ON "contact_merges" ("merged_id") WHERE undone_at IS NULL;
`;
