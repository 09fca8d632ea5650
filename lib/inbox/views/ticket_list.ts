import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { anyOf } from "@/db/bulk.ts";
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

/** Who looks: unread marks and `me` are theirs. */
export interface Onlooker {
  readonly memberId: string;
  readonly locale: "ru" | "en";
}

/** Newest first, or the nearest deadline first, in pages that stay put while tickets move. */
export async function listTickets(
  services: Services,
  workspace: Workspace,
  onlooker: Onlooker,
  filters: TicketFilters,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<Paged<TicketView>> {
  const order = ORDERS[sortOf(filters)];
  const rows = await workspace.store.db.select({ ticket: tickets }).from(tickets)
    .leftJoin(reads, and(eq(reads.ticketId, tickets.id), eq(reads.memberId, onlooker.memberId)))
    .where(
      and(
        ...conditions(filters, onlooker),
        filters.sla ? order.timed : undefined,
        order.after(page.cursor),
        await searched(services, workspace, onlooker, filters),
      ),
    )
    .orderBy(...order.by).limit(page.limit + 1);
  const shown = rows.slice(0, page.limit).map((row) => row.ticket);
  const last = shown.at(-1);
  return {
    items: await ticketViews(services, workspace, onlooker, shown),
    nextCursor: rows.length > page.limit && last ? order.cursor(last) : null,
  };
}

/** What was late when it was closed has no deadline any more that it could be sorted by. */
function sortOf({ sort = "newest", sla, status = "open" }: TicketFilters): keyof typeof ORDERS {
  return sla === "breached" && status !== "open" ? "newest" : sort;
}

function conditions(filters: TicketFilters, onlooker: Onlooker): (SQL | undefined)[] {
  const { status = "open", assignee, tag } = filters;
  const member = assignee === "me" ? onlooker.memberId : assignee;
  const searches = Boolean(filters.q?.trim());
  const is = searches ? unindexed : eq;
  return [
    ...statusConditions(status, searches),
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
    tag
      ? sql`${tickets.id} IN (SELECT ticket_id FROM ticket_tags
          JOIN tags ON tags.id = ticket_tags.tag_id WHERE tags.name = ${tag})`
      : undefined,
  ];
}

/**
 * What is put off or went into another ticket stands in nobody's way, but whoever searches finds it. Open tickets
 * that are put off have a list of their own.
 */
function statusConditions(
  status: NonNullable<TicketFilters["status"]>,
  searches: boolean,
): (SQL | undefined)[] {
  const is = searches ? unindexed : eq;
  const merged = searches ? undefined : isNull(tickets.mergedInto);
  if (status === "all") return [merged];
  if (status === "snoozed") return [is(tickets.status, "open"), isNotNull(tickets.snoozedUntil)];
  const awake = status === "open" && !searches ? isNull(tickets.snoozedUntil) : undefined;
  return [is(tickets.status, status), awake, status === "closed" ? merged : undefined];
}

/** A search has found the rows already: an index of all open tickets would be the long way to them. */
function unindexed(column: SQLiteColumn, value: string): SQL {
  return sql`+${column} = ${value}`;
}

/** Tickets that are searched for are found first, and then listed as all others are. */
async function searched(
  services: Services,
  workspace: Workspace,
  onlooker: Onlooker,
  filters: TicketFilters,
): Promise<SQL | undefined> {
  const { q = "", unread: _, ...others } = filters;
  if (q.trim() === "") return undefined;
  const searcher = { memberId: onlooker.memberId, timeZone: "UTC" };
  const rowWhere = conditions({ ...others, q }, onlooker).filter((one) => one !== undefined);
  const ids = await ticketsMatching({ services, workspace, searcher }, q, { rowWhere });
  return anyOf(tickets.id, ids);
}
