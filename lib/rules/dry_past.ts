import { and, desc, eq, ne } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import type { Store } from "@/db/libsql.ts";
import {
  connections,
  type ConnectionSettings,
  contactBlocks,
  contacts,
  messages,
  ticketEvents,
  tickets,
} from "@/db/schema/workspace.ts";
import type { TicketRow } from "@/lib/inbox/ingest/working_set.ts";

/** What was said in a past ticket: by the customer, or an answer of ours. */
export interface Word {
  readonly ticketId: string;
  readonly direction: "in" | "out";
  readonly text: string;
  readonly at: number;
}

/** A ticket of before, with all that a rule may have gone by. */
export interface Past {
  readonly ticket: TicketRow;
  readonly contact: string;
  readonly language: string | null;
  readonly blocked: boolean;
  /** Oldest first. */
  readonly words: readonly Word[];
  readonly reopened: boolean;
}

interface PastTickets {
  readonly all: readonly Past[];
  readonly settings: ReadonlyMap<string, ConnectionSettings>;
}

const MOST_TICKETS = 500;
/** Of all of them together, the latest. */
const MOST_WORDS = 10_000;

/** The last 500 tickets, the newest first: a fixed number of queries, each bounded. */
export async function pastTickets({ db }: Store): Promise<PastTickets> {
  const rows = await db.select({ ticket: tickets, contact: contacts, block: contactBlocks.contactId })
    .from(tickets).innerJoin(contacts, eq(contacts.id, tickets.contactId))
    .leftJoin(contactBlocks, eq(contactBlocks.contactId, tickets.contactId))
    .orderBy(desc(tickets.number)).limit(MOST_TICKETS);
  const ids = rows.map(({ ticket }) => ticket.id);
  const words = Map.groupBy(await wordsOf(db, ids), ({ ticketId }) => ticketId);
  const again = await db.select({ ticketId: ticketEvents.ticketId }).from(ticketEvents)
    .where(and(anyOf(ticketEvents.ticketId, ids), eq(ticketEvents.kind, "reopened")));
  const reopened = new Set(again.map(({ ticketId }) => ticketId));
  const all = rows.map(({ ticket, contact, block }): Past => ({
    ticket,
    contact: contact.name,
    language: contact.language,
    blocked: block !== null,
    words: words.get(ticket.id) ?? [],
    reopened: reopened.has(ticket.id),
  }));
  const channels = await db.select({ id: connections.id, settings: connections.settings }).from(connections);
  return { all, settings: new Map(channels.map(({ id, settings }) => [id, settings])) };
}

async function wordsOf(db: Store["db"], ids: readonly string[]): Promise<Word[]> {
  const rows = await db.select({
    ticketId: messages.ticketId,
    direction: messages.direction,
    text: messages.text,
    at: messages.sentAt,
  }).from(messages)
    .where(and(
      anyOf(messages.ticketId, ids),
      eq(messages.private, false),
      ne(messages.authorType, "system"),
    )).orderBy(desc(messages.id)).limit(MOST_WORDS);
  return rows.toSorted((one, other) => one.at - other.at);
}
