/** Saved replies with folders, files and their use; who is called in a private note. */
export const workspaceReplies = `
CREATE TABLE "reply_folders" (
  "id" text PRIMARY KEY NOT NULL,
  "owner_id" text,
  "name" text NOT NULL,
  "created_at" integer NOT NULL
);
CREATE INDEX "reply_folders_owner" ON "reply_folders" ("owner_id","id");
CREATE TABLE "saved_replies" (
  "id" text PRIMARY KEY NOT NULL,
  "owner_id" text,
  "folder_id" text,
  "title" text NOT NULL,
  "texts" text NOT NULL,
  "starter" text,
  "uses" integer DEFAULT 0 NOT NULL,
  "changed" real DEFAULT 0 NOT NULL,
  "last_used_at" integer,
  "created_by" text,
  "created_at" integer NOT NULL,
  "updated_at" integer NOT NULL,
  "deleted_at" integer
);
CREATE INDEX "saved_replies_owner" ON "saved_replies" ("owner_id","id");
CREATE INDEX "saved_replies_deleted" ON "saved_replies" ("deleted_at") WHERE deleted_at IS NOT NULL;
CREATE TABLE "reply_files" (
  "reply_id" text NOT NULL,
  "attachment_id" text NOT NULL,
  "position" integer NOT NULL,
  PRIMARY KEY("reply_id", "attachment_id"),
  FOREIGN KEY ("reply_id") REFERENCES "saved_replies"("id") ON UPDATE no action ON DELETE no action
);
CREATE TABLE "reply_uses" (
  "reply_id" text NOT NULL,
  "message_id" text NOT NULL,
  "member_id" text NOT NULL,
  "changed" real NOT NULL,
  "at" integer NOT NULL,
  PRIMARY KEY("reply_id", "message_id"),
  FOREIGN KEY ("reply_id") REFERENCES "saved_replies"("id") ON UPDATE no action ON DELETE no action
);
CREATE TABLE "reply_counts" (
  "member_id" text NOT NULL,
  "reply_id" text NOT NULL,
  "uses" integer NOT NULL,
  "last_used_at" integer NOT NULL,
  PRIMARY KEY("member_id", "reply_id"),
  FOREIGN KEY ("reply_id") REFERENCES "saved_replies"("id") ON UPDATE no action ON DELETE no action
);
CREATE INDEX "reply_counts_reply" ON "reply_counts" ("reply_id");
CREATE TABLE "mentions" (
  "message_id" text NOT NULL,
  "member_id" text NOT NULL,
  "name" text NOT NULL,
  PRIMARY KEY("message_id", "member_id")
);
`;
