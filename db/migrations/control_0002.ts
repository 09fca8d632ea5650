/** One-time links to set a new password, and which browser a session was opened in. */
export const control0002 = `
CREATE TABLE "password_resets" (
  "id" text PRIMARY KEY NOT NULL,
  "token_hash" text NOT NULL,
  "user_id" text NOT NULL,
  "created_by" text,
  "created_at" integer NOT NULL,
  "expires_at" integer NOT NULL,
  "used_at" integer,
  FOREIGN KEY ("user_id") REFERENCES "users"("id") ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX "password_resets_token" ON "password_resets" ("token_hash");
CREATE INDEX "password_resets_user" ON "password_resets" ("user_id");
CREATE INDEX "sessions_expiry" ON "sessions" ("expires_at");
ALTER TABLE "sessions" ADD COLUMN "user_agent" text;
`;
