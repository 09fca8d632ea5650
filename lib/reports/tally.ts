import { insertMany } from "@/db/bulk.ts";
import type { Statement } from "@/db/libsql.ts";
import {
  type ClockKind,
  type Measure,
  reportActivity,
  reportAnswers,
  type ReportBook,
  type SlaOutcome,
  type tickets,
} from "@/db/schema/workspace.ts";
import { classOf } from "@/lib/reports/time_classes.ts";
import { QUARTER_MS, wallHour } from "@/lib/reports/wall_clock.ts";

/** What counting needs to know of a ticket. */
export type CountedTicket = Pick<typeof tickets.$inferSelect, "id" | "connectionId" | "counted">;

/** An answer that somebody waited for. Times are ms since the epoch. */
export interface Answer {
  readonly messageId: string;
  readonly at: number;
  /** When the oldest message came that it answers. */
  readonly since: number;
  readonly first: boolean;
}

/** Whoever answers in a platform's own app. */
export const NATIVE = "native";
const EVERYBODY = "";
export const OUTCOMES = ["met", "missed", "dropped"] as const satisfies readonly SlaOutcome[];

/**
 * What one commit adds to the reports: any number of events become at most three statements, with a row for each
 * sum that changes. A ticket of another generation gets its answers and the way back to it, but no sums: the job
 * that counts it anew adds those. One that was never counted is to be left out altogether.
 */
export class Tally {
  readonly #sums = new Map<string, { key: (string | number)[]; n: number; total: number }>();
  readonly #answers: (typeof reportAnswers.$inferInsert)[] = [];
  readonly #activity = new Map<string, typeof reportActivity.$inferInsert>();

  constructor(readonly book: ReportBook) {}

  /** A customer's message. @param at ms since the epoch; @param n -1 takes one away that was counted */
  received(ticket: CountedTicket, at: number, n = 1): void {
    const { day, hour } = wallHour(this.book.timeZone, at);
    this.#add(EVERYBODY, "received", day, ticket, hour, n);
    this.#wasActive(ticket, EVERYBODY, at);
  }

  /** A message of a person on our side, whether anybody waited or not. */
  sent(ticket: CountedTicket, agentId: string, at: number, n = 1): void {
    const { day, hour } = wallHour(this.book.timeZone, at);
    this.#addFor(agentId, "sent", day, ticket, hour, n);
    this.#wasActive(ticket, agentId, at);
  }

  answered(ticket: CountedTicket, agentId: string, answer: Answer, n = 1): void {
    const { at, since, first, messageId } = answer;
    const took = Math.max(0, at - since);
    const { day } = wallHour(this.book.timeZone, at);
    this.#addFor(agentId, first ? "first" : "next", day, ticket, classOf(took), n, n * took);
    const { id: ticketId, connectionId } = ticket;
    if (n > 0) this.#answers.push({ ticketId, messageId, at, first, took, agentId, connectionId });
  }

  /** A deadline that came to its end. @param agentId who brought it there; null: nobody */
  ended(
    ticket: CountedTicket,
    agentId: string | null,
    { kind, outcome, endedAt }: { kind: ClockKind; outcome: SlaOutcome; endedAt: number },
    n = 1,
  ): void {
    const { day } = wallHour(this.book.timeZone, endedAt);
    this.#addFor(agentId ?? EVERYBODY, `sla_${kind}`, day, ticket, OUTCOMES.indexOf(outcome), n);
  }

  statements(): Statement[] {
    return [
      ...this.#upsert(),
      ...insertMany(reportAnswers, this.#answers, "ignore"),
      ...insertMany(reportActivity, [...this.#activity.values()], "ignore"),
    ];
  }

  /** Everybody's sum, and one's own. */
  #addFor(agentId: string, ...rest: [Measure, number, CountedTicket, number, number, number?]): void {
    this.#add(EVERYBODY, ...rest);
    if (agentId !== EVERYBODY) this.#add(agentId, ...rest);
  }

  #add(
    agentId: string,
    measure: Measure,
    day: number,
    { connectionId, counted }: CountedTicket,
    bucket: number,
    n: number,
    total = 0,
  ): void {
    if (counted !== this.book.generation) return;
    const key = [this.book.generation, agentId, measure, day, connectionId, bucket];
    const text = key.join(" ");
    const sum = this.#sums.get(text) ?? { key, n: 0, total: 0 };
    sum.n += n;
    sum.total += total;
    this.#sums.set(text, sum);
  }

  #wasActive({ id: ticketId }: CountedTicket, agentId: string, at: number): void {
    const slot = Math.floor(at / QUARTER_MS);
    this.#activity.set(`${slot} ${ticketId} ${agentId}`, { slot, ticketId, agentId });
  }

  #upsert(): Statement[] {
    if (this.#sums.size === 0) return [];
    const rows = [...this.#sums.values()].map(({ key, n, total }) => [...key, n, total]);
    return [{ sql: UPSERT, args: [JSON.stringify(rows)] }];
  }
}

const VALUES = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => `value ->> ${index}`).join(", ");
const UPSERT = `INSERT INTO report_counts
    (generation, agent_id, measure, day, connection_id, bucket, n, total)
  SELECT ${VALUES} FROM json_each(?) WHERE true
  ON CONFLICT DO UPDATE SET n = n + excluded.n, total = total + excluded.total`;
