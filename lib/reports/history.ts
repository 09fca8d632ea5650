import { and, asc, gt, inArray, sql } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import type { Store } from "@/db/libsql.ts";
import { messages, reportAnswers, slaResults, ticketEvents, tickets } from "@/db/schema/workspace.ts";
import type { Heard } from "@/lib/reports/replay.ts";

export type TicketRow = typeof tickets.$inferSelect;

/** A ticket with all of it that counts. */
export interface Past {
  readonly ticket: TicketRow;
  /** In the order in which people read them. */
  readonly heard: readonly Heard[];
  /** When nobody waited in it any more, without an answer: ms since the epoch. */
  readonly closings: readonly number[];
  /** Known from an earlier counting. */
  readonly answers: readonly (typeof reportAnswers.$inferSelect)[];
  readonly results: readonly (typeof slaResults.$inferSelect)[];
}

/**
 * The next tickets by their ids, as many as have some thousand messages together; one that has more comes alone.
 * @param after id of the last one that was read
 * @param most messages
 */
export async function pastTickets(store: Store, after: string, most: number): Promise<Past[]> {
  const { db } = store;
  const page = await db.select().from(tickets).where(gt(tickets.id, after)).orderBy(asc(tickets.id))
    .limit(Math.ceil(most / 20));
  const heard = await heardIn(store, page.map(({ id }) => id), most);
  const last = heard.at(-1)?.ticketId;
  // The last one may have been cut off: it is left for the next time, or read whole where it is the only one.
  const whole = heard.length < most ? page : page.slice(0, page.findIndex(({ id }) => id === last));
  const taken = whole.length > 0 ? whole : page.slice(0, 1);
  const all = whole.length > 0 ? heard : await heardIn(store, taken.map(({ id }) => id));
  return await together(store, taken, all);
}

async function together(
  { db }: Store,
  taken: readonly TicketRow[],
  heard: readonly Heard[],
): Promise<Past[]> {
  const ids = taken.map(({ id }) => id);
  const messagesOf = Map.groupBy(heard, ({ ticketId }) => ticketId);
  const events = await db.select({ ticketId: ticketEvents.ticketId, at: ticketEvents.at }).from(ticketEvents)
    .where(and(anyOf(ticketEvents.ticketId, ids), inArray(ticketEvents.kind, ["closed", "merged"]))).orderBy(
      ticketEvents.at,
    );
  const closings = Map.groupBy(events, ({ ticketId }) => ticketId);
  const known = await db.select().from(reportAnswers).where(anyOf(reportAnswers.ticketId, ids));
  const answers = Map.groupBy(known, ({ ticketId }) => ticketId);
  const ended = await db.select().from(slaResults).where(anyOf(slaResults.ticketId, ids));
  const results = Map.groupBy(ended, ({ ticketId }) => ticketId);
  return taken.map((ticket) => ({
    ticket,
    heard: messagesOf.get(ticket.id) ?? [],
    closings: (closings.get(ticket.id) ?? []).map(({ at }) => at),
    answers: answers.get(ticket.id) ?? [],
    results: results.get(ticket.id) ?? [],
  }));
}

/** Ticket by ticket, each in its order, by an index that has it so. */
async function heardIn({ db }: Store, ids: readonly string[], most = -1): Promise<Heard[]> {
  return await db.select({
    id: messages.id,
    ticketId: messages.ticketId,
    direction: messages.direction,
    authorType: messages.authorType,
    authorId: messages.authorId,
    private: messages.private,
    sentAt: messages.sentAt,
  }).from(messages).where(anyOf(messages.ticketId, ids))
    .orderBy(sql`${messages.ticketId}, ${messages.sentAt}, ${messages.sequence}, ${messages.id}`).limit(most);
}
