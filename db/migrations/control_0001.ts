/** The first shape of the control database. */
export const control0001 = `
CREATE TABLE "api_tokens" (
  "id" text PRIMARY KEY NOT NULL,
  "token_hash" text NOT NULL,
  "workspace_id" text NOT NULL,
  "user_id" text NOT NULL,
  "name" text NOT NULL,
  "created_at" integer NOT NULL,
  "last_used_at" integer,
  FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON UPDATE no action ON DELETE no action,
  FOREIGN KEY ("user_id") REFERENCES "users"("id") ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX "api_tokens_hash" ON "api_tokens" ("token_hash");
CREATE INDEX "api_tokens_workspace" ON "api_tokens" ("workspace_id");
CREATE TABLE "directory" (
  "connection_id" text PRIMARY KEY NOT NULL,
  "workspace_id" text NOT NULL,
  "platform" text NOT NULL,
  "account_id" text,
  FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX "directory_account" ON "directory" ("platform","account_id");
CREATE TABLE "due_times" (
  "workspace_id" text PRIMARY KEY NOT NULL,
  "at" integer NOT NULL
);
CREATE INDEX "due_times_at" ON "due_times" ("at");
CREATE TABLE "invitations" (
  "id" text PRIMARY KEY NOT NULL,
  "token_hash" text NOT NULL,
  "workspace_id" text NOT NULL,
  "email" text,
  "role" text NOT NULL,
  "invited_by" text NOT NULL,
  "created_at" integer NOT NULL,
  "expires_at" integer NOT NULL,
  "used_at" integer,
  FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX "invitations_token" ON "invitations" ("token_hash");
CREATE INDEX "invitations_workspace" ON "invitations" ("workspace_id");
CREATE TABLE "memberships" (
  "workspace_id" text NOT NULL,
  "user_id" text NOT NULL,
  "role" text NOT NULL,
  "created_at" integer NOT NULL,
  PRIMARY KEY("workspace_id", "user_id"),
  FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON UPDATE no action ON DELETE no action,
  FOREIGN KEY ("user_id") REFERENCES "users"("id") ON UPDATE no action ON DELETE no action
);
CREATE INDEX "memberships_user" ON "memberships" ("user_id");
CREATE TABLE "sessions" (
  "token_hash" text PRIMARY KEY NOT NULL,
  "user_id" text NOT NULL,
  "workspace_id" text NOT NULL,
  "created_at" integer NOT NULL,
  "expires_at" integer NOT NULL,
  FOREIGN KEY ("user_id") REFERENCES "users"("id") ON UPDATE no action ON DELETE no action,
  FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON UPDATE no action ON DELETE no action
);
CREATE INDEX "sessions_user" ON "sessions" ("user_id");
CREATE TABLE "users" (
  "id" text PRIMARY KEY NOT NULL,
  "email" text NOT NULL,
  "name" text NOT NULL,
  "password_hash" text NOT NULL,
  "locale" text NOT NULL,
  "created_at" integer NOT NULL
);
CREATE UNIQUE INDEX "users_email" ON "users" ("email");
CREATE TABLE "workspaces" (
  "id" text PRIMARY KEY NOT NULL,
  "name" text NOT NULL,
  "locale" text NOT NULL,
  "created_at" integer NOT NULL
);
`;
