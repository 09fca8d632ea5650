/** The first shape of the workspace database. */
export const workspace0001 = `
CREATE TABLE "aliases" (
  "connection_id" text NOT NULL,
  "external_id" text NOT NULL,
  "message_id" text NOT NULL,
  PRIMARY KEY("connection_id", "external_id")
);
CREATE TABLE "attachments" (
  "id" text PRIMARY KEY NOT NULL,
  "message_id" text,
  "connection_id" text,
  "uploaded_by" text,
  "position" integer DEFAULT 0 NOT NULL,
  "kind" text NOT NULL,
  "name" text,
  "content_type" text,
  "size" integer,
  "status" text NOT NULL,
  "error" text,
  "hash" text,
  "thumb_hash" text,
  "source_url" text,
  "source_ref" text,
  "page_url" text,
  "width" integer,
  "height" integer,
  "duration" integer,
  "latitude" real,
  "longitude" real,
  "phone" text,
  "created_at" integer NOT NULL
);
CREATE INDEX "attachments_message" ON "attachments" ("message_id","position");
CREATE TABLE "connections" (
  "id" text PRIMARY KEY NOT NULL,
  "platform" text NOT NULL,
  "account_id" text,
  "name" text NOT NULL,
  "username" text,
  "url" text,
  "avatar_url" text,
  "status" text NOT NULL,
  "error" text,
  "sealed" text NOT NULL,
  "settings" text NOT NULL,
  "setup" text NOT NULL,
  "last_inbound_at" integer,
  "last_outbound_at" integer,
  "created_at" integer NOT NULL
);
CREATE TABLE "contacts" (
  "id" text PRIMARY KEY NOT NULL,
  "name" text NOT NULL,
  "avatar_id" text,
  "email" text,
  "phone" text,
  "country" text,
  "city" text,
  "site" text,
  "language" text,
  "note" text,
  "created_at" integer NOT NULL,
  "updated_at" integer NOT NULL
);
CREATE TABLE "deliveries" (
  "id" text PRIMARY KEY NOT NULL,
  "message_id" text NOT NULL,
  "ticket_id" text NOT NULL,
  "connection_id" text NOT NULL,
  "part" integer NOT NULL,
  "text" text NOT NULL,
  "files" text NOT NULL,
  "random_id" integer NOT NULL,
  "status" text NOT NULL,
  "external_id" text,
  "sequence" integer,
  "sent_at" integer,
  "created_at" integer NOT NULL,
  FOREIGN KEY ("message_id") REFERENCES "messages"("id") ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX "deliveries_part" ON "deliveries" ("message_id","part");
CREATE UNIQUE INDEX "deliveries_external" ON "deliveries" ("connection_id","external_id");
CREATE INDEX "deliveries_random" ON "deliveries" ("connection_id","random_id");
CREATE INDEX "deliveries_unread" ON "deliveries" ("ticket_id") WHERE status IN ('sent', 'delivered');
CREATE TABLE "identities" (
  "id" text PRIMARY KEY NOT NULL,
  "connection_id" text NOT NULL,
  "contact_id" text NOT NULL,
  "external_id" text NOT NULL,
  "name" text,
  "username" text,
  "profile_url" text,
  "reachable" integer,
  "last_inbound_at" integer,
  "profile_at" integer,
  "created_at" integer NOT NULL,
  FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX "identities_external" ON "identities" ("connection_id","external_id");
CREATE INDEX "identities_contact" ON "identities" ("contact_id");
CREATE TABLE "messages" (
  "id" text PRIMARY KEY NOT NULL,
  "ticket_id" text NOT NULL,
  "connection_id" text NOT NULL,
  "direction" text NOT NULL,
  "author_type" text NOT NULL,
  "author_id" text,
  "author_name" text,
  "text" text NOT NULL,
  "status" text NOT NULL,
  "error" text,
  "external_id" text,
  "sequence" integer DEFAULT 0 NOT NULL,
  "reply_to" text,
  "client_id" text,
  "private" integer DEFAULT false NOT NULL,
  "via" text,
  "album" text,
  "reaction" text,
  "unknown" text,
  "system" text,
  "sent_at" integer NOT NULL,
  "created_at" integer NOT NULL,
  "edited_at" integer,
  "deleted_at" integer,
  FOREIGN KEY ("ticket_id") REFERENCES "tickets"("id") ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX "messages_external" ON "messages" ("connection_id","external_id");
CREATE UNIQUE INDEX "messages_client" ON "messages" ("ticket_id","client_id");
CREATE INDEX "messages_ticket" ON "messages" ("ticket_id","sent_at","sequence","id");
CREATE INDEX "messages_album" ON "messages" ("connection_id","album") WHERE album IS NOT NULL;
CREATE TABLE "posts" (
  "id" text PRIMARY KEY NOT NULL,
  "connection_id" text NOT NULL,
  "external_id" text NOT NULL,
  "url" text NOT NULL,
  "title" text,
  "text" text,
  "image_id" text,
  "created_at" integer NOT NULL
);
CREATE UNIQUE INDEX "posts_external" ON "posts" ("connection_id","external_id");
CREATE TABLE "tags" (
  "id" text PRIMARY KEY NOT NULL,
  "name" text NOT NULL
);
CREATE UNIQUE INDEX "tags_name" ON "tags" ("name");
CREATE TABLE "ticket_tags" (
  "ticket_id" text NOT NULL,
  "tag_id" text NOT NULL,
  PRIMARY KEY("ticket_id", "tag_id"),
  FOREIGN KEY ("ticket_id") REFERENCES "tickets"("id") ON UPDATE no action ON DELETE no action,
  FOREIGN KEY ("tag_id") REFERENCES "tags"("id") ON UPDATE no action ON DELETE no action
);
CREATE INDEX "ticket_tags_tag" ON "ticket_tags" ("tag_id","ticket_id");
CREATE TABLE "tickets" (
  "id" text PRIMARY KEY NOT NULL,
  "number" integer NOT NULL,
  "subject" text,
  "status" text NOT NULL,
  "platform" text NOT NULL,
  "connection_id" text NOT NULL,
  "kind" text NOT NULL,
  "section" text NOT NULL,
  "thread_key" text NOT NULL,
  "contact_id" text NOT NULL,
  "identity_id" text NOT NULL,
  "post_id" text,
  "assignee_id" text,
  "former_ticket_id" text,
  "preview" text NOT NULL,
  "preview_author" text NOT NULL,
  "last_message_at" integer NOT NULL,
  "last_inbound_at" integer,
  "waiting_since" integer,
  "created_at" integer NOT NULL,
  "closed_at" integer,
  "closed_by" text,
  FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON UPDATE no action ON DELETE no action,
  FOREIGN KEY ("identity_id") REFERENCES "identities"("id") ON UPDATE no action ON DELETE no action
);
CREATE UNIQUE INDEX "tickets_number" ON "tickets" ("number");
CREATE UNIQUE INDEX "tickets_open_thread" ON "tickets" ("connection_id","thread_key") WHERE status = 'open';
CREATE INDEX "tickets_thread" ON "tickets" ("connection_id","thread_key","created_at");
CREATE INDEX "tickets_list" ON "tickets" ("status","last_message_at","id");
CREATE INDEX "tickets_assignee" ON "tickets" ("assignee_id","status","last_message_at","id");
CREATE INDEX "tickets_section" ON "tickets" ("section","status","last_message_at","id");
CREATE INDEX "tickets_connection" ON "tickets" ("connection_id","status","last_message_at","id");
CREATE INDEX "tickets_platform" ON "tickets" ("platform","status","last_message_at","id");
CREATE INDEX "tickets_contact" ON "tickets" ("contact_id","last_message_at","id");
CREATE TABLE "events" (
  "seq" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "kind" text NOT NULL,
  "ticket_id" text,
  "message_id" text,
  "at" integer NOT NULL
);
CREATE TABLE "jobs" (
  "id" text PRIMARY KEY NOT NULL,
  "kind" text NOT NULL,
  "lane" text NOT NULL,
  "state" text NOT NULL,
  "payload" text NOT NULL,
  "attempt" integer DEFAULT 0 NOT NULL,
  "run_at" integer NOT NULL,
  "lease_until" integer,
  "worker" text,
  "error" text,
  "created_at" integer NOT NULL
);
CREATE INDEX "jobs_due" ON "jobs" ("run_at") WHERE state = 'ready';
CREATE INDEX "jobs_lane" ON "jobs" ("lane","id") WHERE state IN ('ready', 'running');
CREATE INDEX "jobs_lease" ON "jobs" ("lease_until") WHERE state = 'running';
CREATE TABLE "parked" (
  "id" text PRIMARY KEY NOT NULL,
  "connection_id" text NOT NULL,
  "external_id" text NOT NULL,
  "inbound" text NOT NULL,
  "at" integer NOT NULL
);
CREATE INDEX "parked_external" ON "parked" ("connection_id","external_id");
CREATE INDEX "parked_at" ON "parked" ("at");
CREATE TABLE "raw_events" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "connection_id" text NOT NULL,
  "body" text NOT NULL,
  "items" integer NOT NULL,
  "at" integer NOT NULL
);
CREATE INDEX "raw_events_at" ON "raw_events" ("at");
CREATE INDEX "raw_events_connection" ON "raw_events" ("connection_id","id");
CREATE TABLE "reads" (
  "member_id" text NOT NULL,
  "ticket_id" text NOT NULL,
  "read_at" integer NOT NULL,
  PRIMARY KEY("member_id", "ticket_id")
);
CREATE TABLE "settings" (
  "key" text PRIMARY KEY NOT NULL,
  "value" text NOT NULL
);
`;
