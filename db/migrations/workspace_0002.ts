/** Edits of what was sent, names of native authors, and broadcasts with their opt-out. */
export const workspace0002 = `
ALTER TABLE "identities" ADD COLUMN "opted_out_at" integer;
CREATE INDEX "identities_audience" ON "identities" ("connection_id","id") WHERE reachable = 1 AND opted_out_at IS NULL;
ALTER TABLE "messages" ADD COLUMN "broadcast_id" text;
CREATE TABLE "message_edits" (
  "id" text PRIMARY KEY NOT NULL,
  "message_id" text NOT NULL,
  "before" text NOT NULL,
  "text" text NOT NULL,
  "status" text NOT NULL,
  "error" text,
  "by_id" text,
  "by_name" text NOT NULL,
  "created_at" integer NOT NULL,
  "done_at" integer
);
CREATE INDEX "message_edits_message" ON "message_edits" ("message_id","id");
CREATE INDEX "message_edits_open" ON "message_edits" ("message_id","id") WHERE status IN ('queued', 'failed');
CREATE TABLE "native_authors" (
  "connection_id" text NOT NULL,
  "external_id" text NOT NULL,
  "name" text NOT NULL,
  "asked_at" integer NOT NULL,
  PRIMARY KEY("connection_id", "external_id")
);
CREATE TABLE "broadcasts" (
  "id" text PRIMARY KEY NOT NULL,
  "connection_id" text NOT NULL,
  "text" text NOT NULL,
  "files" text NOT NULL,
  "status" text NOT NULL,
  "error" text,
  "audience_up_to" text,
  "gathered_to" text,
  "total" integer DEFAULT 0 NOT NULL,
  "sent" integer DEFAULT 0 NOT NULL,
  "blocked" integer DEFAULT 0 NOT NULL,
  "failed" integer DEFAULT 0 NOT NULL,
  "unsure" integer DEFAULT 0 NOT NULL,
  "skipped" integer DEFAULT 0 NOT NULL,
  "trouble" integer DEFAULT 0 NOT NULL,
  "run" integer DEFAULT 0 NOT NULL,
  "run_at" integer,
  "run_done" integer DEFAULT 0 NOT NULL,
  "by_id" text,
  "by_name" text NOT NULL,
  "created_at" integer NOT NULL,
  "started_at" integer,
  "finished_at" integer
);
CREATE INDEX "broadcasts_connection" ON "broadcasts" ("connection_id","id");
CREATE TABLE "broadcast_recipients" (
  "broadcast_id" text NOT NULL,
  "identity_id" text NOT NULL,
  "status" text NOT NULL,
  "random_id" integer NOT NULL,
  "attempts" integer DEFAULT 0 NOT NULL,
  "message_id" text,
  "external_id" text,
  "error" text,
  "sent_at" integer,
  PRIMARY KEY("broadcast_id", "identity_id"),
  FOREIGN KEY ("broadcast_id") REFERENCES "broadcasts"("id") ON UPDATE no action ON DELETE no action
);
CREATE INDEX "broadcast_recipients_status" ON "broadcast_recipients" ("broadcast_id","status","identity_id");
`;
