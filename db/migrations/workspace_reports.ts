/**
 * What reports are made of: sums by day, answers with the time that they took, and the way back to the tickets.
 * Both great tables are kept in the order of their keys. What was here before is counted by a job.
 */
export const workspaceReports = `
CREATE TABLE "report_counts" (
  "generation" integer NOT NULL,
  "agent_id" text NOT NULL,
  "measure" text NOT NULL,
  "day" integer NOT NULL,
  "connection_id" text NOT NULL,
  "bucket" integer NOT NULL,
  "n" integer NOT NULL,
  "total" integer NOT NULL,
  PRIMARY KEY("generation", "agent_id", "measure", "day", "connection_id", "bucket")
) WITHOUT ROWID;
CREATE TABLE "report_answers" (
  "ticket_id" text NOT NULL,
  "message_id" text NOT NULL,
  "at" integer NOT NULL,
  "first" integer NOT NULL,
  "took" integer NOT NULL,
  "agent_id" text NOT NULL,
  "connection_id" text NOT NULL,
  PRIMARY KEY("ticket_id", "message_id")
) WITHOUT ROWID;
CREATE INDEX "report_answers_at" ON "report_answers" ("first","at","connection_id","agent_id","took");
CREATE INDEX "sla_results_once" ON "sla_results" ("ended_at","kind","outcome","ticket_id") WHERE kind <> 'next';
CREATE TABLE "report_activity" (
  "slot" integer NOT NULL,
  "ticket_id" text NOT NULL,
  "agent_id" text NOT NULL,
  PRIMARY KEY("slot", "ticket_id", "agent_id")
) WITHOUT ROWID;
ALTER TABLE "tickets" ADD COLUMN "counted" integer DEFAULT 0 NOT NULL;
ALTER TABLE "tickets" ADD COLUMN "first_answered_at" integer;
ALTER TABLE "tickets" ADD COLUMN "received" integer DEFAULT 0 NOT NULL;
ALTER TABLE "tickets" ADD COLUMN "sent" integer DEFAULT 0 NOT NULL;
CREATE INDEX "tickets_created" ON "tickets" ("created_at","id","connection_id","assignee_id") WHERE merged_into IS NULL;
CREATE INDEX "tickets_closed" ON "tickets" ("closed_at","id","connection_id","closed_by","created_at") WHERE closed_at IS NOT NULL AND merged_into IS NULL;
INSERT INTO jobs (id, kind, lane, state, payload, run_at, created_at)
  SELECT '00000000000000000000000001', 'report_fill', 'report_fill', 'ready', '{}', 0, 0
  WHERE EXISTS (SELECT 1 FROM tickets);
`;
