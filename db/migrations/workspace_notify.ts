/** What members want to be told of and where, their devices, and notifications that are about no ticket. */
export const workspaceNotify = `
CREATE TABLE "notifications_next" (
  "id" text PRIMARY KEY NOT NULL,
  "member_id" text NOT NULL,
  "kind" text NOT NULL,
  "ticket_id" text,
  "connection_id" text,
  "message_id" text,
  "by_id" text,
  "shown" integer DEFAULT 1 NOT NULL,
  "created_at" integer NOT NULL,
  "read_at" integer
);
INSERT INTO "notifications_next"
  ("id", "member_id", "kind", "ticket_id", "message_id", "by_id", "created_at", "read_at")
  SELECT "id", "member_id", "kind", "ticket_id", "message_id", "by_id", "created_at", "read_at"
  FROM "notifications";
DROP TABLE "notifications";
ALTER TABLE "notifications_next" RENAME TO "notifications";
CREATE INDEX "notifications_member" ON "notifications" ("member_id","id") WHERE shown = 1;
CREATE INDEX "notifications_unread" ON "notifications" ("member_id","id")
  WHERE read_at IS NULL AND shown = 1;
CREATE INDEX "notifications_ticket" ON "notifications" ("ticket_id","member_id") WHERE read_at IS NULL;
CREATE TABLE "notification_choices" (
  "member_id" text NOT NULL,
  "cause" text NOT NULL,
  "in_app" integer NOT NULL,
  "push" integer NOT NULL,
  PRIMARY KEY("member_id", "cause")
);
CREATE INDEX "notification_choices_cause" ON "notification_choices" ("cause");
CREATE TABLE "notification_settings" (
  "member_id" text PRIMARY KEY NOT NULL,
  "quiet_from" text,
  "quiet_to" text,
  "time_zone" text NOT NULL,
  "show_text" integer DEFAULT 0 NOT NULL
);
CREATE TABLE "push_subscriptions" (
  "id" text PRIMARY KEY NOT NULL,
  "member_id" text NOT NULL,
  "endpoint_hash" text NOT NULL,
  "sealed" text NOT NULL,
  "name" text NOT NULL,
  "session_key" text,
  "created_at" integer NOT NULL,
  "used_at" integer
);
CREATE UNIQUE INDEX "push_subscriptions_endpoint" ON "push_subscriptions" ("endpoint_hash");
CREATE INDEX "push_subscriptions_member" ON "push_subscriptions" ("member_id","id");
ALTER TABLE "events" ADD COLUMN "member_id" text;
`;
