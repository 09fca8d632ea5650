/** Teams, who is away, putting off, merging and linking tickets, saved views, drafts, and who did what. */
export const workspaceTeam = `
CREATE TABLE "teams" (
  "id" text PRIMARY KEY NOT NULL,
  "name" text NOT NULL,
  "created_at" integer NOT NULL
);
CREATE UNIQUE INDEX "teams_name" ON "teams" ("name");
CREATE TABLE "team_members" (
  "team_id" text NOT NULL,
  "member_id" text NOT NULL,
  PRIMARY KEY("team_id", "member_id"),
  FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON UPDATE no action ON DELETE no action
);
CREATE TABLE "member_states" (
  "member_id" text PRIMARY KEY NOT NULL,
  "away_since" integer,
  "served_at" integer
);
CREATE TABLE "ticket_links" (
  "ticket_id" text NOT NULL,
  "other_id" text NOT NULL,
  "created_at" integer NOT NULL,
  PRIMARY KEY("ticket_id", "other_id")
);
CREATE TABLE "ticket_merges" (
  "id" text PRIMARY KEY NOT NULL,
  "merged_id" text NOT NULL,
  "kept_id" text NOT NULL,
  "trace" text NOT NULL,
  "by_id" text,
  "by_name" text NOT NULL,
  "created_at" integer NOT NULL,
  "undone_at" integer
);
CREATE UNIQUE INDEX "ticket_merges_merged" ON "ticket_merges" ("merged_id") WHERE undone_at IS NULL;
CREATE INDEX "ticket_merges_kept" ON "ticket_merges" ("kept_id") WHERE undone_at IS NULL;
CREATE TABLE "saved_views" (
  "id" text PRIMARY KEY NOT NULL,
  "owner_id" text,
  "name" text NOT NULL,
  "filters" text NOT NULL,
  "position" integer NOT NULL,
  "created_at" integer NOT NULL
);
CREATE INDEX "saved_views_owner" ON "saved_views" ("owner_id","position","id");
CREATE TABLE "drafts" (
  "member_id" text NOT NULL,
  "ticket_id" text NOT NULL,
  "reply" text NOT NULL,
  "note" text NOT NULL,
  "via" text,
  "updated_at" integer NOT NULL,
  PRIMARY KEY("member_id", "ticket_id")
);
CREATE INDEX "drafts_updated" ON "drafts" ("member_id","updated_at");
CREATE TABLE "ticket_events" (
  "id" text PRIMARY KEY NOT NULL,
  "ticket_id" text NOT NULL,
  "kind" text NOT NULL,
  "by_type" text NOT NULL,
  "by_id" text,
  "by_name" text,
  "facts" text NOT NULL,
  "at" integer NOT NULL
);
CREATE INDEX "ticket_events_ticket" ON "ticket_events" ("ticket_id","at","id");
CREATE INDEX "ticket_events_kind" ON "ticket_events" ("kind","at");
INSERT INTO "ticket_events" ("id", "ticket_id", "kind", "by_type", "by_id", "by_name", "facts", "at")
  SELECT "id", "ticket_id", "system" ->> 'event', 'agent', "author_id", "author_name",
    iif("system" ->> 'whom' IS NULL, '{}', json_object('whom', "system" ->> 'whom')), "sent_at"
  FROM "messages" WHERE "system" IS NOT NULL AND "system" <> 'null';
DELETE FROM "messages" WHERE "system" IS NOT NULL AND "system" <> 'null';
ALTER TABLE "tickets" ADD COLUMN "team_id" text;
ALTER TABLE "tickets" ADD COLUMN "snoozed_until" integer;
ALTER TABLE "tickets" ADD COLUMN "merged_into" text;
CREATE INDEX "tickets_team" ON "tickets" ("team_id","status","last_message_at","id") WHERE team_id IS NOT NULL;
CREATE INDEX "tickets_snoozed" ON "tickets" ("status","last_message_at","id") WHERE snoozed_until IS NOT NULL;
CREATE INDEX "tickets_merged" ON "tickets" ("merged_into") WHERE merged_into IS NOT NULL;
CREATE INDEX "tickets_load" ON "tickets" ("assignee_id") WHERE status = 'open' AND snoozed_until IS NULL;
`;
