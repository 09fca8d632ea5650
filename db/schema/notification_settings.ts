import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** Where a member wants to be told of one cause; without a row, as the product thinks best. */
export const notificationChoices = sqliteTable("notification_choices", {
  memberId: text("member_id").notNull(),
  cause: text().notNull(),
  inApp: integer("in_app", { mode: "boolean" }).notNull(),
  push: integer({ mode: "boolean" }).notNull(),
}, (t) => [
  primaryKey({ columns: [t.memberId, t.cause] }),
  index("notification_choices_cause").on(t.cause),
]);

/** When a member is not to be disturbed, and what may stand on a lock screen. */
export const notificationSettings = sqliteTable("notification_settings", {
  memberId: text("member_id").primaryKey(),
  /** `22:00`, by the clock of `timeZone`; null: there are no quiet hours. */
  quietFrom: text("quiet_from"),
  quietTo: text("quiet_to"),
  /** IANA name. */
  timeZone: text("time_zone").notNull(),
  /** Pushes show who wrote and what. */
  showText: integer("show_text", { mode: "boolean" }).notNull().default(false),
});

/** A browser that takes pushes. */
export const pushSubscriptions = sqliteTable("push_subscriptions", {
  id: text().primaryKey(),
  memberId: text("member_id").notNull(),
  /** SHA-256 of the endpoint in hex: a browser is known again by it. */
  endpointHash: text("endpoint_hash").notNull(),
  /** Endpoint and keys, sealed with AES-GCM: whoever has them can reach the device. */
  sealed: text().notNull(),
  /** What people know the device by. */
  name: text().notNull(),
  /** The browser session that it belongs to: when that ends, so do its pushes. Null: an API token made it. */
  sessionKey: text("session_key"),
  createdAt: integer("created_at").notNull(),
  /** When a push last arrived at its service. */
  usedAt: integer("used_at"),
}, (t) => [
  uniqueIndex("push_subscriptions_endpoint").on(t.endpointHash),
  index("push_subscriptions_member").on(t.memberId, t.id),
]);
