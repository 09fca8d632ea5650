import { batch } from "@preact/signals";
import { filterQuery } from "@/components/inbox/filters.ts";
import type { Paged, TicketView } from "@/lib/inbox/view.ts";
import { call } from "@/islands/_inbox/api.ts";
import { appendPage, mergeFirstPage, orderOf, replaceTicket } from "@/islands/_inbox/reduce.ts";
import { type Inbox, patchTicket, say } from "@/islands/_inbox/state.ts";
import { complain } from "@/islands/_inbox/toasts.ts";

const PAGE = 30;
const LOOK_AFTER = 10;
let asked = 0;
/** Another list was asked for and has not come: whichever first page comes is it. */
let awaited = false;

/** Shows another list: what is known of it at once, the rest when it has come. */
export async function loadList(inbox: Inbox): Promise<void> {
  show(inbox, inbox.lists.get(filterQuery(inbox.filters.peek())), true);
  const page = await firstPage(inbox);
  if (page) show(inbox, page, false);
}

function show(inbox: Inbox, page: Paged<TicketView> | undefined, loading: boolean): void {
  awaited = loading;
  batch(() => {
    inbox.listLoading.value = loading;
    if (!page) return;
    inbox.tickets.value = page.items;
    inbox.moreCursor.value = page.nextCursor;
  });
}

/**
 * Brings the list up to date without moving what is not touched.
 * @param touched ids of tickets that changed: those far down are asked for one by one
 */
export async function refreshList(inbox: Inbox, touched: ReadonlySet<string>): Promise<void> {
  const page = await firstPage(inbox);
  if (!page) return;
  if (awaited) return show(inbox, page, false);
  const before = inbox.tickets.peek();
  const merged = mergeFirstPage(before, page, orderOf(inbox.filters.peek()));
  batch(() => {
    inbox.tickets.value = merged;
    if (merged.length === page.items.length) inbox.moreCursor.value = page.nextCursor;
    announce(inbox, before, page.items);
    seen(inbox);
  });
  const shown = new Set(page.items.map(({ id }) => id));
  const below = merged.filter(({ id }) => touched.has(id) && !shown.has(id)).slice(0, LOOK_AFTER);
  await Promise.all(below.map(({ id }) => refreshRow(inbox, id)));
}

/** Adds the next page at the end. */
export async function loadMore(inbox: Inbox): Promise<void> {
  const path = listPath(inbox, inbox.moreCursor.peek());
  if (!inbox.moreCursor.peek() || awaited || inbox.listLoading.peek()) return;
  inbox.listLoading.value = true;
  const answer = await call<Paged<TicketView>>("GET", path);
  if (awaited) return;
  batch(() => {
    inbox.listLoading.value = false;
    // Another list has taken the place of the one that goes on like this.
    if (path !== listPath(inbox, inbox.moreCursor.peek())) return;
    if (!answer.ok) return complain(inbox, answer);
    inbox.tickets.value = appendPage(inbox.tickets.peek(), answer.data);
    inbox.moreCursor.value = answer.data.nextCursor;
  });
}

/** An answer that another question has overtaken is dropped. */
async function firstPage(inbox: Inbox): Promise<Paged<TicketView> | undefined> {
  const number = ++asked;
  const name = filterQuery(inbox.filters.peek());
  const answer = await call<Paged<TicketView>>("GET", listPath(inbox));
  if (number !== asked) return undefined;
  if (answer.ok) {
    inbox.lists.set(name, answer.data);
    return answer.data;
  }
  inbox.listLoading.value = false;
  complain(inbox, answer);
}

function listPath(inbox: Inbox, cursor?: string | null): string {
  const query = new URLSearchParams(filterQuery(inbox.filters.peek()));
  query.set("limit", String(PAGE));
  if (cursor) query.set("cursor", cursor);
  return `/tickets?${query}`;
}

async function refreshRow(inbox: Inbox, id: string): Promise<void> {
  const answer = await call<TicketView>("GET", `/tickets/${encodeURIComponent(id)}`);
  if (!answer.ok) return;
  const filters = inbox.filters.peek();
  const { status = "open" } = filters;
  const tickets = replaceTicket(inbox.tickets.peek(), answer.data, orderOf(filters));
  const stays = status === "all" || answer.data.status === status;
  inbox.tickets.value = stays ? tickets : tickets.filter((one) => one.id !== id);
}

function announce(inbox: Inbox, before: readonly TicketView[], fresh: readonly TicketView[]): void {
  const known = new Map(before.map((one) => [one.id, one.lastMessageAt]));
  const open = inbox.openId.peek();
  const news = fresh.filter((one) =>
    one.unread && one.id !== open && known.get(one.id) !== one.lastMessageAt
  );
  const [first] = news;
  if (!first) return;
  const { t } = inbox.lang.peek();
  say(
    inbox,
    news.length === 1
      ? t("inbox.live.announce", { name: first.contact.name })
      : t("inbox.live.announceMany", { count: news.length }),
  );
}

/** The open ticket is read, whatever a list that was asked for earlier says of it. */
export function seen(inbox: Inbox): void {
  const open = inbox.openId.peek();
  if (open) void markRead(inbox, open);
}

/** The viewer has seen this ticket up to now. */
export async function markRead(inbox: Inbox, id: string): Promise<void> {
  if (document.visibilityState !== "visible") return;
  const ticket = inbox.tickets.peek().find((one) => one.id === id) ?? inbox.cache.get(id)?.ticket;
  if (!ticket?.unread) return;
  patchTicket(inbox, id, { unread: false });
  await call("PUT", `/tickets/${encodeURIComponent(id)}/read`, undefined, true);
}
