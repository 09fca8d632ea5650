/** Business hours, SLA policies, the deadlines of tickets, and what members are told. */
export const workspaceSla = `
CREATE TABLE "business_hours" (
  "id" text PRIMARY KEY NOT NULL,
  "name" text NOT NULL,
  "time_zone" text NOT NULL,
  "weekly" text NOT NULL,
  "holidays" text NOT NULL,
  "created_at" integer NOT NULL,
  "updated_at" integer NOT NULL
);
CREATE TABLE "sla_policies" (
  "id" text PRIMARY KEY NOT NULL,
  "name" text NOT NULL,
  "hours_id" text NOT NULL,
  "targets" text NOT NULL,
  "warning" text,
  "pauses_resolution" integer NOT NULL,
  "created_at" integer NOT NULL,
  "updated_at" integer NOT NULL,
  FOREIGN KEY ("hours_id") REFERENCES "business_hours"("id") ON UPDATE no action ON DELETE no action
);
CREATE TABLE "sla_results" (
  "id" text PRIMARY KEY NOT NULL,
  "ticket_id" text NOT NULL,
  "policy_id" text NOT NULL,
  "kind" text NOT NULL,
  "priority" text NOT NULL,
  "started_at" integer NOT NULL,
  "ended_at" integer NOT NULL,
  "took" integer NOT NULL,
  "target" integer NOT NULL,
  "outcome" text NOT NULL
);
CREATE INDEX "sla_results_ended" ON "sla_results" ("ended_at");
CREATE INDEX "sla_results_ticket" ON "sla_results" ("ticket_id");
ALTER TABLE "tickets" ADD COLUMN "priority" text DEFAULT 'normal' NOT NULL;
ALTER TABLE "tickets" ADD COLUMN "sla" text;
ALTER TABLE "tickets" ADD COLUMN "sla_due_at" integer;
ALTER TABLE "tickets" ADD COLUMN "sla_mark_at" integer;
ALTER TABLE "tickets" ADD COLUMN "sla_breached_at" integer;
CREATE INDEX "tickets_deadline" ON "tickets" ("status",ifnull("sla_due_at", 9007199254740991),"id");
CREATE INDEX "tickets_deadline_any" ON "tickets" (ifnull("sla_due_at", 9007199254740991),"id");
CREATE INDEX "tickets_sla_due" ON "tickets" ("status","last_message_at","id") WHERE sla_due_at IS NOT NULL;
CREATE INDEX "tickets_sla_breached" ON "tickets" ("status","last_message_at","id") WHERE sla_breached_at IS NOT NULL;
CREATE INDEX "tickets_sla_mark" ON "tickets" ("sla_mark_at") WHERE sla_mark_at IS NOT NULL;
CREATE INDEX "tickets_sla" ON "tickets" ("id") WHERE sla IS NOT NULL;
CREATE TABLE "notifications" (
  "id" text PRIMARY KEY NOT NULL,
  "member_id" text NOT NULL,
  "kind" text NOT NULL,
  "ticket_id" text NOT NULL,
  "message_id" text,
  "by_id" text,
  "created_at" integer NOT NULL,
  "read_at" integer
);
CREATE INDEX "notifications_member" ON "notifications" ("member_id","id");
CREATE INDEX "notifications_unread" ON "notifications" ("member_id","id") WHERE read_at IS NULL;
`;
