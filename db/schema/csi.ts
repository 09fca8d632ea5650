import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** five: 1 to 5; thumbs: 👎 counts as 1, 👍 as 5. */
export type CsiScale = "five" | "thumbs";
export type CsiLanguage = "ru" | "en";

/** A text of the owner's own; a language that is absent has the usual one. */
export type CsiWords = Partial<Record<CsiLanguage, string>>;

/** How customers are asked how it was. */
export interface CsiSettings {
  enabled: boolean;
  scale: CsiScale;
  question: CsiWords;
  thanks: CsiWords;
  /** Between the closing and the question. */
  delayMinutes: number;
  /** Between the question and the last moment of an answer. */
  answerDays: number;
  /** Between two questions to one person. */
  quietDays: number;
  /** Up to which score an answer is a bad one. */
  bad: number;
  /** A bad answer opens the ticket again. */
  reopens: boolean;
  /** A bad answer is told to whoever served the ticket, and to those who manage the workspace. */
  alerts: boolean;
}

/** What a connection has in another way than the workspace; what is absent it has in the same. */
export interface CsiOverride {
  enabled?: boolean;
  /** For people whose own language nobody knows. */
  language?: CsiLanguage;
  question?: CsiWords;
  delayMinutes?: number;
}

/** asking: the question is being written; skipped: there was a reason not to ask. */
export type CsiState = "asking" | "asked" | "answered" | "skipped";
/** button: pressed under the question; words: written; page: on the page that the question links to. */
export type CsiVia = "button" | "words" | "page";

/** The one question of a ticket, and its answer. Times are ms since the epoch. */
export const csiSurveys = sqliteTable("csi_surveys", {
  /** The ticket's: there is one question for each. */
  id: text().primaryKey(),
  connectionId: text("connection_id").notNull(),
  platform: text().notNull(),
  contactId: text("contact_id").notNull(),
  identityId: text("identity_id").notNull(),
  /** Whose work is judged: whoever had the ticket when it was closed, else whoever closed it. */
  agentId: text("agent_id"),
  state: text().$type<CsiState>().notNull(),
  /** Why nobody was asked. */
  reason: text(),
  scale: text().$type<CsiScale>().notNull(),
  language: text().$type<CsiLanguage>().notNull(),
  closedAt: integer("closed_at").notNull(),
  askedAt: integer("asked_at"),
  expiresAt: integer("expires_at"),
  /** 1 to 5. */
  score: integer(),
  scoredAt: integer("scored_at"),
  via: text().$type<CsiVia>(),
  comment: text(),
  commentAt: integer("comment_at"),
}, (t) => [
  index("csi_surveys_contact").on(t.contactId, t.askedAt).where(sql`asked_at IS NOT NULL`),
  index("csi_surveys_asked").on(t.askedAt).where(sql`asked_at IS NOT NULL`),
  index("csi_surveys_scored").on(t.scoredAt, t.id).where(sql`scored_at IS NOT NULL`),
]);

/** counted: it is the ticket's score; again: there was one already; late: the time was over. */
export type CsiFate = "counted" | "again" | "late";

/** Every score that came, also those that do not count. */
export const csiScores = sqliteTable("csi_scores", {
  id: text().primaryKey(),
  ticketId: text("ticket_id").notNull(),
  connectionId: text("connection_id").notNull(),
  /** The press or message that it came by: a repeat changes nothing. */
  externalId: text("external_id").notNull(),
  score: integer().notNull(),
  fate: text().$type<CsiFate>().notNull(),
  via: text().$type<CsiVia>().notNull(),
  at: integer().notNull(),
}, (t) => [
  uniqueIndex("csi_scores_external").on(t.connectionId, t.externalId),
  index("csi_scores_ticket").on(t.ticketId, t.id),
]);
