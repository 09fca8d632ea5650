import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** How soon a ticket is to be served: the shorter times of a policy belong to the higher ones. */
export type Priority = "low" | "normal" | "high" | "urgent";
/** first: our first answer; next: every later one; resolution: until the ticket is closed. */
export type ClockKind = "first" | "next" | "resolution";

/** Working time of one weekday. */
export interface HoursInterval {
  /** 1 is Monday, 7 is Sunday. */
  day: number;
  /** Minutes from the day's midnight. */
  from: number;
  /** The same; beyond 1440 it ends on the next day. */
  to: number;
}

/** A day on which no interval begins. */
export interface Holiday {
  /** `2026-01-07`, by the calendar of the hours' own zone. */
  date: string;
  /** Every year on this day and month. */
  yearly?: boolean;
  name?: string;
}

export const businessHours = sqliteTable("business_hours", {
  id: text().primaryKey(),
  name: text().notNull(),
  /** IANA name. */
  timeZone: text("time_zone").notNull(),
  weekly: text({ mode: "json" }).$type<HoursInterval[]>().notNull(),
  holidays: text({ mode: "json" }).$type<Holiday[]>().notNull(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

/** Minutes of working time; null: no such deadline; absent: as for normal priority. */
export type Times = Partial<Record<ClockKind, number | null>>;
export type Targets = Partial<Record<Priority, Times>>;
/** When to warn of a deadline: at a share of its time, from 0 to 1, or so many minutes ahead. */
export type Warning = { share: number } | { minutes: number };

export const slaPolicies = sqliteTable("sla_policies", {
  id: text().primaryKey(),
  name: text().notNull(),
  hoursId: text("hours_id").notNull().references(() => businessHours.id),
  targets: text({ mode: "json" }).$type<Targets>().notNull(),
  /** null: nobody is warned. */
  warning: text({ mode: "json" }).$type<Warning | null>(),
  /** The time until the ticket is closed stands still while the customer is to answer. */
  pausesResolution: integer("pauses_resolution", { mode: "boolean" }).notNull(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

/** Which policies a connection follows, by what is written; `hours`: when it is staffed, if not as they say. */
export interface SlaChoice {
  /** Ids. */
  direct?: string;
  posts?: string;
  hours?: string;
}

/** One deadline of a ticket. Times are ms since the epoch, but for `spent`. */
export interface Clock {
  kind: ClockKind;
  startedAt: number;
  /** ms of working time that had passed before `since`. */
  spent: number;
  /** Since when it runs; null: it stands still. */
  since: number | null;
  /** null while it stands still. */
  dueAt: number | null;
  warnAt: number | null;
  warned?: boolean;
  breachedAt?: number;
}

/** The deadlines of an open ticket. */
export interface TicketSla {
  policyId: string;
  /** Whose turn it is. */
  turn: "ours" | "theirs";
  snoozed: boolean;
  clocks: Clock[];
}

/** met: in time; missed: late; dropped: the ticket was closed before its answer was due. */
export type SlaOutcome = "met" | "missed" | "dropped";

/** Deadlines that have come to their end, for reports. */
export const slaResults = sqliteTable("sla_results", {
  id: text().primaryKey(),
  ticketId: text("ticket_id").notNull(),
  policyId: text("policy_id").notNull(),
  kind: text().$type<ClockKind>().notNull(),
  priority: text().$type<Priority>().notNull(),
  startedAt: integer("started_at").notNull(),
  endedAt: integer("ended_at").notNull(),
  /** ms of working time. */
  took: integer().notNull(),
  target: integer().notNull(),
  outcome: text().$type<SlaOutcome>().notNull(),
}, (t) => [
  index("sla_results_ended").on(t.endedAt),
  index("sla_results_ticket").on(t.ticketId),
  index("sla_results_once").on(t.endedAt, t.kind, t.outcome, t.ticketId).where(sql`kind <> 'next'`),
]);
