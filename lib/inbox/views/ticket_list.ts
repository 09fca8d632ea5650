import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { anyOf } from "@/db/bulk.ts";
import type { Store } from "@/db/libsql.ts";
import { reads, tickets } from "@/db/schema/workspace.ts";
import { ORDERS } from "@/lib/inbox/views/ticket_order.ts";
import { ticketViews } from "@/lib/inbox/views/ticket_view.ts";
import type { Paged, TicketView } from "@/lib/inbox/view.ts";
import { ticketsMatching } from "@/lib/search/tickets_matching.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export interface TicketFilters {
  readonly status?: "open" | "snoozed" | "closed" | "all";
  readonly platform?: string;
  readonly kind?: "direct" | "comment" | "mention" | "discussion";
  readonly section?: "chat" | "requests";
  readonly tag?: string;
  /** A member's id, `me` or `none`. */
  readonly assignee?: string;
  /** A team's id, or `none`. */
  readonly team?: string;
  readonly contact?: string;
  readonly connection?: string;
  readonly unread?: boolean;
  /** due: a deadline runs; breached: one has passed, and is still open or was so at the end. */
  readonly sla?: "due" | "breached";
  /** deadline: the nearest first; those that have none stand behind them. */
  readonly sort?: "newest" | "deadline";
  /** By number, by the customer's card or by what was written, as in the search: some hundreds of tickets. */
  readonly q?: string;
}

type TicketRow = typeof tickets.$inferSelect;

/** Who looks: unread marks and `me` are theirs. */
export interface Onlooker {
  readonly memberId: string;
  readonly locale: "ru" | "en";
}

/** So many tickets are sorted by themselves sooner than a list is searched through for them. */
const FEW = 1_000;

/** Newest first, or the nearest deadline first, in pages that stay put while tickets move. */
export async function listTickets(
  services: Services,
  workspace: Workspace,
  onlooker: Onlooker,
  filters: TicketFilters,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<Paged<TicketView>> {
  const order = ORDERS[sortOf(filters)];
  const tag = await tagged(workspace.store, filters.tag);
  const where = and(
    ...conditions(filters, onlooker, tag),
    filters.sla ? order.timed : undefined,
    order.after(page.cursor),
    await searched(services, workspace, onlooker, filters, tag),
  );
  const walks = walksOf(filters, tag).map((walk) =>
    workspace.store.db.select({ ticket: tickets }).from(tickets)
      .leftJoin(reads, and(eq(reads.ticketId, tickets.id), eq(reads.memberId, onlooker.memberId)))
      .where(and(walk, where)).orderBy(...order.by).limit(page.limit + 1)
  );
  const found = (await Promise.all(walks)).map((rows) => rows.map((row) => row.ticket));
  const rows = found.length === 1 ? found.flat() : found.flat().sort(newestFirst);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    items: await ticketViews(services, workspace, onlooker, shown),
    nextCursor: rows.length > page.limit && last ? order.cursor(last) : null,
  };
}

/** The indexes hold open and closed tickets each in their order: a list of both is made of two walks. */
function walksOf(filters: TicketFilters, tag: Tagged): (SQL | undefined)[] {
  const found = filters.contact !== undefined || isFound(filters, tag);
  return filters.status === "all" && !found && sortOf(filters) === "newest"
    ? [eq(tickets.status, "open"), eq(tickets.status, "closed")]
    : [undefined];
}

function newestFirst(a: TicketRow, b: TicketRow): number {
  return b.lastMessageAt - a.lastMessageAt || (a.id < b.id ? 1 : -1);
}

/** What was late when it was closed has no deadline any more that it could be sorted by. */
function sortOf({ sort = "newest", sla, status = "open" }: TicketFilters): keyof typeof ORDERS {
  return sla === "breached" && status !== "open" ? "newest" : sort;
}

function conditions(filters: TicketFilters, onlooker: Onlooker, tag: Tagged): (SQL | undefined)[] {
  const { assignee } = filters;
  const member = assignee === "me" ? onlooker.memberId : assignee;
  const is = isFound(filters, tag) ? unindexed : eq;
  return [
    ...statusConditions(filters, is),
    tag.where,
    filters.platform ? is(tickets.platform, filters.platform) : undefined,
    filters.kind ? is(tickets.kind, filters.kind) : undefined,
    filters.section ? is(tickets.section, filters.section) : undefined,
    filters.connection ? is(tickets.connectionId, filters.connection) : undefined,
    filters.contact ? is(tickets.contactId, filters.contact) : undefined,
    member === "none" ? isNull(tickets.assigneeId) : member ? is(tickets.assigneeId, member) : undefined,
    filters.team === "none"
      ? isNull(tickets.teamId)
      : filters.team
      ? is(tickets.teamId, filters.team)
      : undefined,
    filters.sla === "due" ? and(isNotNull(tickets.slaDueAt), isNull(tickets.slaBreachedAt)) : undefined,
    filters.sla === "breached" ? isNotNull(tickets.slaBreachedAt) : undefined,
    filters.unread ? sql`${tickets.lastInboundAt} > coalesce(${reads.readAt}, 0)` : undefined,
  ];
}

interface Tagged {
  readonly where?: SQL;
  readonly few?: boolean;
}

/** A tag of few tickets leads to them; one that many have is looked for at each in the list's order. */
async function tagged(store: Store, name: string | undefined): Promise<Tagged> {
  if (!name) return {};
  const having =
    sql`SELECT ticket_id FROM ticket_tags WHERE tag_id = (SELECT id FROM tags WHERE name = ${name})`;
  const rows = await store.db.all(sql`${having} LIMIT ${FEW + 1}`);
  return rows.length > FEW
    ? { where: sql`EXISTS (${having} AND ticket_id = ${tickets.id})` }
    : { where: sql`${tickets.id} IN (${having})`, few: true };
}

/** The rows are known already: an index of all open tickets would be the long way to them. */
function isFound({ q }: TicketFilters, { few = false }: Tagged): boolean {
  return few || searches({ q });
}

function searches({ q = "" }: TicketFilters): boolean {
  return q.trim() !== "";
}

/**
 * What is put off or went into another ticket stands in nobody's way, but whoever searches finds it. Open tickets
 * that are put off have a list of their own.
 */
function statusConditions(filters: TicketFilters, is: typeof unindexed): (SQL | undefined)[] {
  const { status = "open" } = filters;
  const merged = searches(filters) ? undefined : isNull(tickets.mergedInto);
  if (status === "all") return [merged];
  if (status === "snoozed") return [is(tickets.status, "open"), isNotNull(tickets.snoozedUntil)];
  const awake = status === "open" && !searches(filters) ? isNull(tickets.snoozedUntil) : undefined;
  return [is(tickets.status, status), awake, status === "closed" ? merged : undefined];
}

function unindexed(column: SQLiteColumn, value: string): SQL {
  return sql`+${column} = ${value}`;
}

/** Tickets that are searched for are found first, and then listed as all others are. */
async function searched(
  services: Services,
  workspace: Workspace,
  onlooker: Onlooker,
  filters: TicketFilters,
  tag: Tagged,
): Promise<SQL | undefined> {
  if (!searches(filters)) return undefined;
  const { q = "", unread: _, ...others } = filters;
  const searcher = { memberId: onlooker.memberId, timeZone: "UTC" };
  const rowWhere = conditions({ ...others, q }, onlooker, tag).filter((one) => one !== undefined);
  const ids = await ticketsMatching({ services, workspace, searcher }, q, { rowWhere });
  return anyOf(tickets.id, ids);
}
