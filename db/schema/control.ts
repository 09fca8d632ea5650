import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** All times are ms since the epoch. */
export const workspaces = sqliteTable("workspaces", {
  id: text().primaryKey(),
  name: text().notNull(),
  locale: text().$type<"ru" | "en">().notNull(),
  createdAt: integer("created_at").notNull(),
});

export const users = sqliteTable("users", {
  id: text().primaryKey(),
  email: text().notNull(),
  name: text().notNull(),
  passwordHash: text("password_hash").notNull(),
  locale: text().$type<"ru" | "en">().notNull(),
  createdAt: integer("created_at").notNull(),
}, (t) => [uniqueIndex("users_email").on(t.email)]);

export type Role = "owner" | "admin" | "agent";

export const memberships = sqliteTable("memberships", {
  workspaceId: text("workspace_id").notNull().references(() => workspaces.id),
  userId: text("user_id").notNull().references(() => users.id),
  role: text().$type<Role>().notNull(),
  createdAt: integer("created_at").notNull(),
}, (t) => [primaryKey({ columns: [t.workspaceId, t.userId] }), index("memberships_user").on(t.userId)]);

/** `tokenHash` is the SHA-256 of the cookie's token, so that a stolen table opens no session. */
export const sessions = sqliteTable("sessions", {
  tokenHash: text("token_hash").primaryKey(),
  userId: text("user_id").notNull().references(() => users.id),
  workspaceId: text("workspace_id").notNull().references(() => workspaces.id),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
  /** What the browser called itself, cut to 200 UTF-16 code units. */
  userAgent: text("user_agent"),
}, (t) => [index("sessions_user").on(t.userId), index("sessions_expiry").on(t.expiresAt)]);

export const invitations = sqliteTable(
  "invitations",
  {
    id: text().primaryKey(),
    tokenHash: text("token_hash").notNull(),
    workspaceId: text("workspace_id").notNull().references(() => workspaces.id),
    email: text(),
    role: text().$type<Role>().notNull(),
    invitedBy: text("invited_by").notNull(),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    usedAt: integer("used_at"),
  },
  (t) => [uniqueIndex("invitations_token").on(t.tokenHash), index("invitations_workspace").on(t.workspaceId)],
);

export const apiTokens = sqliteTable("api_tokens", {
  id: text().primaryKey(),
  tokenHash: text("token_hash").notNull(),
  workspaceId: text("workspace_id").notNull().references(() => workspaces.id),
  userId: text("user_id").notNull().references(() => users.id),
  name: text().notNull(),
  createdAt: integer("created_at").notNull(),
  lastUsedAt: integer("last_used_at"),
}, (t) => [uniqueIndex("api_tokens_hash").on(t.tokenHash), index("api_tokens_workspace").on(t.workspaceId)]);

/** One-time links to set a new password; without `createdBy` the operator of the server made it. */
export const passwordResets = sqliteTable("password_resets", {
  id: text().primaryKey(),
  tokenHash: text("token_hash").notNull(),
  userId: text("user_id").notNull().references(() => users.id),
  createdBy: text("created_by"),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
  usedAt: integer("used_at"),
}, (t) => [
  uniqueIndex("password_resets_token").on(t.tokenHash),
  index("password_resets_user").on(t.userId),
]);

/** Which workspace a webhook address belongs to, and who has which account. */
export const directory = sqliteTable("directory", {
  connectionId: text("connection_id").primaryKey(),
  workspaceId: text("workspace_id").notNull().references(() => workspaces.id),
  platform: text().notNull(),
  accountId: text("account_id"),
}, (t) => [uniqueIndex("directory_account").on(t.platform, t.accountId)]);

/** The earliest moment at which a workspace has anything to do, so that a sweep costs what is due. */
export const dueTimes = sqliteTable("due_times", {
  workspaceId: text("workspace_id").primaryKey(),
  at: integer().notNull(),
}, (t) => [index("due_times_at").on(t.at)]);

/** Keys of the whole installation, sealed with AES-GCM. */
export const appKeys = sqliteTable("app_keys", {
  name: text().primaryKey(),
  sealed: text().notNull(),
  createdAt: integer("created_at").notNull(),
});
