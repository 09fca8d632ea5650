import { eq } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import { tickets } from "@/db/schema/workspace.ts";
import { authorOf } from "@/lib/inbox/views/message_words.ts";
import { ticketViews } from "@/lib/inbox/views/ticket_view.ts";
import type { TicketView } from "@/lib/inbox/view.ts";
import { collect } from "@/lib/search/collect.ts";
import { planFor } from "@/lib/search/plan.ts";
import { firstPosition, type Position, positionOf } from "@/lib/search/position.ts";
import type { Query } from "@/lib/search/query.ts";
import { scopeOf } from "@/lib/search/resolve.ts";
import type { SearchPlace, SearchRequest } from "@/lib/search/search.ts";
import { snippet } from "@/lib/search/snippet.ts";
import { ticketNumber } from "@/lib/search/ticket_number.ts";
import type { FoundMessage, SearchHit } from "@/lib/search/view.ts";
import type { Found } from "@/lib/search/windows.ts";

interface Part {
  readonly items: SearchHit[];
  readonly next: Position | null;
  readonly reachedAt?: string;
}

/** Messages, or the tickets that they stand in, each with the one that fits best. */
export async function findMessages(
  { services, workspace, onlooker }: SearchPlace,
  query: Query,
  { q, type, sort, limit, cursor, timeZone }: SearchRequest,
): Promise<Part> {
  const { store } = workspace;
  const searcher = { memberId: onlooker.memberId, timeZone };
  const scope = await scopeOf({ services, workspace, searcher }, query.filters);
  const at = cursor ? positionOf(cursor) : await firstPosition(store);
  const plan = await planFor(store, query.terms, scope, at);
  const byTicket = type !== "messages";
  const { found, next, reached } = await collect(store, plan, at, { sort, limit, byTicket });
  const numbered = byTicket && !cursor ? await byNumber(workspace, q) : undefined;
  const views = await viewsOf({ services, workspace, onlooker }, [
    ...(numbered ? [numbered] : []),
    ...found.map(({ ticketId }) => ticketId),
  ]);
  const named = numbered
    ? hitOf(views.get(numbered), found.find((one) => one.ticketId === numbered), onlooker)
    : [];
  const others = found.flatMap((one) => hitOf(views.get(one.ticketId), one, onlooker, byTicket));
  return {
    items: byTicket ? onceEach([...named, ...others]) : others,
    next,
    ...(reached !== null && { reachedAt: new Date(reached).toISOString() }),
  };
}

/** By the ids of the tickets; one that was merged into another is shown as that one. */
async function viewsOf(
  { services, workspace, onlooker }: SearchPlace,
  ids: readonly string[],
): Promise<Map<string, TicketView>> {
  const { db } = workspace.store;
  const rows = await db.select().from(tickets).where(anyOf(tickets.id, new Set(ids)));
  const kept = rows.flatMap(({ mergedInto }) => mergedInto ?? []);
  const heads = kept.length === 0 ? [] : await db.select().from(tickets).where(anyOf(tickets.id, kept));
  const views = await ticketViews(services, workspace, onlooker, [...rows, ...heads]);
  const byId = new Map(views.map((one) => [one.id, one]));
  return new Map(rows.flatMap(({ id, mergedInto }) => {
    const view = byId.get(mergedInto ?? id);
    return view ? [[id, view]] : [];
  }));
}

function hitOf(
  ticket: TicketView | undefined,
  found: Found | undefined,
  { locale }: SearchPlace["onlooker"],
  byTicket = true,
): SearchHit[] {
  if (!ticket) return [];
  if (!found) return [{ type: "ticket", ticket }];
  return [{ type: byTicket ? "ticket" : "message", ticket, message: messageOf(found, ticket, locale) }];
}

function onceEach(hits: readonly SearchHit[]): SearchHit[] {
  const seen = new Set<string>();
  return hits.filter((hit) => hit.type !== "ticket" || (!seen.has(hit.ticket.id) && seen.add(hit.ticket.id)));
}

function messageOf(found: Found, ticket: TicketView, locale: "ru" | "en"): FoundMessage {
  const { type, name } = authorOf(found, ticket.contact.name, locale);
  return {
    id: found.id,
    author: { type, name },
    private: found.private === 1,
    sentAt: new Date(found.sentAt).toISOString(),
    snippet: snippet(found.text, found.judgement.places),
  };
}

/** Whoever types a number and nothing else means the ticket first. @returns its id */
async function byNumber({ store }: SearchPlace["workspace"], q: string): Promise<string | undefined> {
  const number = ticketNumber(q);
  if (number === undefined) return undefined;
  const [row] = await store.db.select({ id: tickets.id }).from(tickets).where(eq(tickets.number, number));
  return row?.id;
}
