import type { LiveEvent, MessageView, Paged, TicketView } from "@/lib/inbox/view.ts";

/** What a run of live events has touched. */
export interface Touched {
  /** The last line of the change log that is accounted for. */
  seq: number;
  tickets: ReadonlySet<string>;
  messages: ReadonlySet<string>;
  /** Something without a ticket changed: a contact, a connection. */
  beyond: boolean;
}

export function nothingTouched(seq: number): Touched {
  return { seq, tickets: new Set(), messages: new Set(), beyond: false };
}

/** Adds events in whatever order and however often they come; `seq` only grows. */
export function touch(before: Touched, events: readonly LiveEvent[]): Touched {
  const tickets = new Set(before.tickets);
  const messages = new Set(before.messages);
  let { seq, beyond } = before;
  for (const event of events) {
    seq = Math.max(seq, event.seq);
    if (event.ticketId) tickets.add(event.ticketId);
    else if (!event.memberId) beyond = true;
    if (event.mergedInto) tickets.add(event.mergedInto);
    if (event.messageId) messages.add(event.messageId);
  }
  return { seq, tickets, messages, beyond };
}

/**
 * Puts a fresh first page over the list. What the page passes over without showing it no longer belongs to
 * the list; what lies behind its end stays.
 */
export function mergeFirstPage(
  known: readonly TicketView[],
  page: Paged<TicketView>,
  order: Order = newestFirst,
): TicketView[] {
  const last = page.items.at(-1);
  if (page.nextCursor === null || !last) return page.items;
  const fresh = new Set(page.items.map(({ id }) => id));
  return [...page.items, ...known.filter((one) => !fresh.has(one.id) && order(last, one) < 0)];
}

/** Adds a further page at the end; what moved up meanwhile is not shown twice. */
export function appendPage(known: readonly TicketView[], page: Paged<TicketView>): TicketView[] {
  const ids = new Set(known.map(({ id }) => id));
  return [...known, ...page.items.filter(({ id }) => !ids.has(id))];
}

/** Puts a fresh state of one ticket in place; a ticket that the list does not have stays away. */
export function replaceTicket(
  known: readonly TicketView[],
  fresh: TicketView,
  order: Order = newestFirst,
): TicketView[] {
  return known.map((one) => one.id === fresh.id ? { ...one, ...fresh } : one).sort(order);
}

/**
 * Adds messages to a conversation, oldest first: a known one is replaced where it stands, none is shown twice. Those
 * of one moment stay as they came, those that are known before those that are not.
 */
export function mergeMessages(known: readonly MessageView[], fresh: readonly MessageView[]): MessageView[] {
  const byId = new Map([...known, ...fresh].map((one) => [one.id, one]));
  return [...byId.values()].sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
}

/** Negative when `a` stands before `b`, as the pages have it. */
type Order = (a: TicketView, b: TicketView) => number;

/** The order that a list was asked for in. */
export function orderOf({ sort }: { sort?: "deadline" }): Order {
  return sort ? nearestFirst : newestFirst;
}

/** By the nearest deadline, then by id; those that have none stand last. */
function nearestFirst(a: TicketView, b: TicketView): number {
  const key = ({ sla, id }: TicketView) => `${sla?.dueAt ?? "~"} ${id}`;
  return key(a) < key(b) ? -1 : 1;
}

/** Negative when `a` stands before `b`: by the last message, then by id, as the pages do. */
function newestFirst(a: TicketView, b: TicketView): number {
  const byTime = Date.parse(b.lastMessageAt) - Date.parse(a.lastMessageAt);
  return byTime || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}
