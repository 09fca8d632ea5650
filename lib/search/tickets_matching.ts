import { and, desc, eq, isNotNull } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import { tickets } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { collect } from "@/lib/search/collect.ts";
import { contactTerms } from "@/lib/search/contact_terms.ts";
import { findContacts } from "@/lib/search/find_contacts.ts";
import { planFor } from "@/lib/search/plan.ts";
import { firstPosition } from "@/lib/search/position.ts";
import { parseQuery, type Query } from "@/lib/search/query.ts";
import { scopeOf } from "@/lib/search/resolve.ts";
import { type Scope, together } from "@/lib/search/scope.ts";
import { isNumberSign, ticketNumber } from "@/lib/search/ticket_number.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

interface Place {
  readonly services: Services;
  readonly workspace: Workspace;
  readonly searcher: { readonly memberId: string; readonly timeZone: string };
}

/** Tickets that a list is made of; whoever wants the older ones too goes on in the search. */
const MOST = 300;
const MOST_PEOPLE = 50;

/**
 * The tickets that a query means: by number, by the customer's card, by what was written in them.
 * @param where what else the list asks of a ticket
 * @returns ids, at most some hundreds; none for a query that cannot be understood
 */
export async function ticketsMatching(place: Place, q: string, where: Partial<Scope>): Promise<string[]> {
  const number = ticketNumber(q);
  const called = number === undefined ? [] : await numbered(place, number);
  // Digits that are no ticket's number are an order's or a telephone's.
  if (called.length > 0 || isNumberSign(q)) return called;
  const query = parseQuery(q);
  if (query.terms.length === 0 && query.filters.length === 0) return [];
  const people = query.filters.length > 0 ? [] : await ofPeople(place, q, query);
  return [...new Set([...await written(place, query, where), ...people])];
}

async function numbered({ workspace: { store } }: Place, number: number): Promise<string[]> {
  const rows = await store.db.select({ id: tickets.id }).from(tickets).where(eq(tickets.number, number));
  return rows.map(({ id }) => id);
}

async function written(place: Place, query: Query, where: Partial<Scope>): Promise<string[]> {
  const { store } = place.workspace;
  const scope = await understood(() => scopeOf(place, query.filters));
  if (!scope) return [];
  const at = await firstPosition(store);
  const plan = await planFor(store, query.terms, together([scope, where]), at);
  const { found } = await collect(store, plan, at, { sort: "date", limit: MOST, byTicket: true });
  return await withKept(place, found.map(({ ticketId }) => ticketId));
}

/** What was written in a ticket that went into another is read in that one. */
async function withKept({ workspace: { store } }: Place, ids: readonly string[]): Promise<string[]> {
  const rows = await store.db.select({ id: tickets.mergedInto }).from(tickets)
    .where(and(anyOf(tickets.id, ids), isNotNull(tickets.mergedInto)));
  return [...ids, ...rows.flatMap(({ id }) => id ?? [])];
}

async function ofPeople({ workspace: { store } }: Place, q: string, { terms }: Query): Promise<string[]> {
  const from = await firstPosition(store, "search_people_docs");
  const { found } = await findContacts(store, contactTerms(q, terms), from, MOST_PEOPLE);
  if (found.length === 0) return [];
  const rows = await store.db.select({ id: tickets.id }).from(tickets)
    .where(anyOf(tickets.contactId, found.map(({ id }) => id)))
    .orderBy(desc(tickets.lastMessageAt)).limit(MOST);
  return rows.map(({ id }) => id);
}

/** In a list that is being typed into, a filter without its value finds nothing yet. */
async function understood<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid_request") return null;
    throw error;
  }
}
