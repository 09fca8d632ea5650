/** What is done by itself, and what was done so. */
export const workspaceRules = `
CREATE TABLE "rules" (
  "id" text PRIMARY KEY NOT NULL,
  "name" text NOT NULL,
  "enabled" integer NOT NULL,
  "position" integer NOT NULL,
  "trigger" text NOT NULL,
  "match" text NOT NULL,
  "conditions" text NOT NULL,
  "actions" text NOT NULL,
  "runs" integer DEFAULT 0 NOT NULL,
  "created_at" integer NOT NULL,
  "updated_at" integer NOT NULL
);
CREATE INDEX "rules_position" ON "rules" ("position","id");
CREATE TABLE "rule_runs" (
  "id" text PRIMARY KEY NOT NULL,
  "rule_id" text NOT NULL,
  "rule_name" text NOT NULL,
  "ticket_id" text NOT NULL,
  "cause" text NOT NULL,
  "did" text NOT NULL,
  "stopped" text NOT NULL,
  "acted" integer NOT NULL,
  "at" integer NOT NULL
);
CREATE UNIQUE INDEX "rule_runs_once" ON "rule_runs" ("rule_id","ticket_id","cause");
CREATE INDEX "rule_runs_rule" ON "rule_runs" ("rule_id","id");
CREATE INDEX "rule_runs_ticket" ON "rule_runs" ("ticket_id","at");
`;
