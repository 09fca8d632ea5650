import { contactSummaries } from "@/lib/contacts/summaries.ts";
import type { Onlooker } from "@/lib/inbox/views/ticket_list.ts";
import { contactTerms } from "@/lib/search/contact_terms.ts";
import { isFilling } from "@/lib/search/fill_job.ts";
import { findContacts } from "@/lib/search/find_contacts.ts";
import { findMessages } from "@/lib/search/find_messages.ts";
import { firstPosition, type Position, positionCursor, positionOf } from "@/lib/search/position.ts";
import { parseQuery, type Query } from "@/lib/search/query.ts";
import type { SearchAnswer, SearchHit, SearchSort, SearchType } from "@/lib/search/view.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export interface SearchRequest {
  readonly q: string;
  readonly type: SearchType;
  readonly sort: SearchSort;
  readonly limit: number;
  readonly cursor?: string;
  /** By whose clock days begin; IANA name. */
  readonly timeZone: string;
}

/** Who asks, and where. */
export interface SearchPlace {
  readonly services: Services;
  readonly workspace: Workspace;
  readonly onlooker: Onlooker;
}

interface Part {
  readonly items: SearchHit[];
  readonly next: Position | null;
  readonly reachedAt?: string;
}

const NOTHING: Part = { items: [], next: null };
/** Contacts ahead of the tickets, when both were asked for. */
const FEW_CONTACTS = 5;

/**
 * Searches the whole history in bounded steps: a page may come short, with how far back was looked and a cursor to
 * go on from there.
 * @throws {AppError} invalid_request for a filter that names nothing, and for a broken cursor
 */
export async function search(place: SearchPlace, asked: SearchRequest): Promise<SearchAnswer> {
  const query = parseQuery(asked.q);
  const { workspace } = place;
  const parts = await partsOf(place, query, asked);
  const last = parts.at(-1) ?? NOTHING;
  const filling = await isFilling(workspace);
  // A workspace in which nothing happens is not looked at by itself.
  if (filling) place.services.queue.nudge(workspace.id);
  return {
    items: parts.flatMap(({ items }) => items),
    nextCursor: last.next && positionCursor(last.next),
    reachedAt: last.reachedAt,
    filling,
    cut: query.cut,
    wordless: isWordless(query),
  };
}

async function partsOf(place: SearchPlace, query: Query, asked: SearchRequest): Promise<Part[]> {
  if (isWordless(query)) return [];
  const { type, limit, cursor } = asked;
  if (type === "contacts") return [await contactsPart(place, query, asked, limit)];
  const people = type === "all" && !cursor ? await contactsPart(place, query, asked, FEW_CONTACTS) : NOTHING;
  return [people, await findMessages(place, query, asked)];
}

function isWordless({ terms, filters }: Query): boolean {
  return terms.length === 0 && filters.length === 0;
}

/** Filters speak of messages, so whoever sets one does not look for people. */
async function contactsPart(
  { services, workspace, onlooker }: SearchPlace,
  query: Query,
  { q, cursor }: SearchRequest,
  limit: number,
): Promise<Part> {
  if (query.filters.length > 0) return NOTHING;
  const { store } = workspace;
  const from = cursor ? positionOf(cursor) : await firstPosition(store, "search_people_docs");
  const { found, next } = await findContacts(store, contactTerms(q, query.terms), from, limit);
  const ids = found.map(({ id }) => id);
  const rows = await contactSummaries(services, workspace, ids, onlooker.locale);
  const snippets = new Map(found.map(({ id, snippet }) => [id, snippet]));
  const items = rows.map((contact): SearchHit => ({
    type: "contact",
    contact,
    snippet: snippets.get(contact.id) ?? [],
  }));
  return { items, next };
}
