/** What a connection's page tells: the account's own name and picture, the last check, and each webhook's fate. */
export const workspaceConnections = `
ALTER TABLE "connections" ADD COLUMN "account_name" text;
ALTER TABLE "connections" ADD COLUMN "avatar_id" text;
ALTER TABLE "connections" ADD COLUMN "checked_at" integer;
ALTER TABLE "connections" ADD COLUMN "check_code" text;
ALTER TABLE "raw_events" ADD COLUMN "type" text;
ALTER TABLE "raw_events" ADD COLUMN "fate" text;
ALTER TABLE "raw_events" ADD COLUMN "error" text;
ALTER TABLE "raw_events" ADD COLUMN "replayed_at" integer;
UPDATE "raw_events" SET "fate" = CASE "items" WHEN 0 THEN 'unknown' ELSE 'accepted' END;
CREATE INDEX "raw_events_trouble" ON "raw_events" ("connection_id","id") WHERE fate IN ('unknown', 'failed');
ALTER TABLE "deliveries" ADD COLUMN "template" text;
`;
