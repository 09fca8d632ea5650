import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** Which clock a rule waits for: the customer has waited, is silent since our answer, or the ticket is so old. */
export type RuleClock = "customer" | "answer" | "created";

/** When a rule is looked at. Without `to` every change of the status counts. */
export type RuleTrigger =
  | { type: "message" }
  | { type: "created" }
  | { type: "status"; to?: "open" | "closed" }
  | { type: "elapsed"; since: RuleClock; minutes: number };

export type RuleField =
  | "platform"
  | "connection"
  | "kind"
  | "section"
  | "tag"
  | "text"
  | "priority"
  | "assignee"
  | "language"
  | "hours"
  | "contact"
  | "previous";

/** What has to be so, or with `not` has to be otherwise. The value is text whatever the field. */
export interface RuleCondition {
  field: RuleField;
  value: string;
  not?: boolean;
}

export type RuleActionType =
  | "tag"
  | "untag"
  | "assign"
  | "team"
  | "priority"
  | "snooze"
  | "note"
  | "notify"
  | "close";

/** What is done. Tags go by name, members and teams by id. */
export interface RuleAction {
  type: RuleActionType;
  value?: string;
}

/** An action as it was carried out: with the name or the time that it came to. */
export interface RuleEffect extends RuleAction {
  name?: string;
  /** ms since the epoch */
  until?: number;
  /** Ids of those who were told. */
  told?: string[];
}

export const rules = sqliteTable("rules", {
  id: text().primaryKey(),
  name: text().notNull(),
  enabled: integer({ mode: "boolean" }).notNull(),
  position: integer().notNull(),
  trigger: text({ mode: "json" }).$type<RuleTrigger>().notNull(),
  match: text().$type<"all" | "any">().notNull(),
  conditions: text({ mode: "json" }).$type<RuleCondition[]>().notNull(),
  actions: text({ mode: "json" }).$type<RuleAction[]>().notNull(),
  /** How often it has done something. */
  runs: integer().notNull().default(0),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
}, (t) => [index("rules_position").on(t.position, t.id)]);

/** What a rule did to a ticket, and what the guard against loops kept it from. */
export const ruleRuns = sqliteTable("rule_runs", {
  id: text().primaryKey(),
  ruleId: text("rule_id").notNull(),
  ruleName: text("rule_name").notNull(),
  ticketId: text("ticket_id").notNull(),
  /** The message, change or moment that it followed from: a rule follows from each at most once. */
  cause: text().notNull(),
  did: text({ mode: "json" }).$type<RuleEffect[]>().notNull(),
  stopped: text({ mode: "json" }).$type<RuleAction[]>().notNull(),
  /** How many actions were carried out. */
  acted: integer().notNull(),
  at: integer().notNull(),
}, (t) => [
  uniqueIndex("rule_runs_once").on(t.ruleId, t.ticketId, t.cause),
  index("rule_runs_rule").on(t.ruleId, t.id),
  index("rule_runs_ticket").on(t.ticketId, t.at),
]);
