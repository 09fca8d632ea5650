/** The question after a ticket is closed, the scores that came, and answers that are offered under a message. */
export const workspaceCsi = `
CREATE TABLE "csi_surveys" (
  "id" text PRIMARY KEY NOT NULL,
  "connection_id" text NOT NULL,
  "platform" text NOT NULL,
  "contact_id" text NOT NULL,
  "identity_id" text NOT NULL,
  "agent_id" text,
  "state" text NOT NULL,
  "reason" text,
  "scale" text NOT NULL,
  "language" text NOT NULL,
  "closed_at" integer NOT NULL,
  "asked_at" integer,
  "expires_at" integer,
  "score" integer,
  "scored_at" integer,
  "via" text,
  "comment" text,
  "comment_at" integer
);
CREATE INDEX "csi_surveys_contact" ON "csi_surveys" ("contact_id","asked_at") WHERE asked_at IS NOT NULL;
CREATE INDEX "csi_surveys_asked" ON "csi_surveys" ("asked_at") WHERE asked_at IS NOT NULL;
CREATE INDEX "csi_surveys_scored" ON "csi_surveys" ("scored_at","id") WHERE scored_at IS NOT NULL;
CREATE TABLE "csi_scores" (
  "id" text PRIMARY KEY NOT NULL,
  "ticket_id" text NOT NULL,
  "connection_id" text NOT NULL,
  "external_id" text NOT NULL,
  "score" integer NOT NULL,
  "fate" text NOT NULL,
  "via" text NOT NULL,
  "at" integer NOT NULL
);
CREATE UNIQUE INDEX "csi_scores_external" ON "csi_scores" ("connection_id","external_id");
CREATE INDEX "csi_scores_ticket" ON "csi_scores" ("ticket_id","id");
ALTER TABLE "messages" ADD COLUMN "choices" text;
`;
