import { batch } from "@preact/signals";
import type { ComposerView, DraftView, LinkView, MessageView, Paged, TicketView } from "@/lib/inbox/view.ts";
import { call, type Refusal } from "@/islands/_inbox/api.ts";
import { markRead } from "@/islands/_inbox/list.ts";
import { mergeMessages, orderOf, replaceTicket } from "@/islands/_inbox/reduce.ts";
import { type Inbox, keepThread, type OpenThread, say } from "@/islands/_inbox/state.ts";
import { complain, sentenceOf } from "@/islands/_inbox/toasts.ts";

type FullTicket = TicketView & { composer: ComposerView; draft?: DraftView; links?: LinkView[] };

const runs = new Map<string, number>();
const PAGES_BACK = 5;

/** Shows a conversation: what is known of it at once, the rest when it has come. */
export async function openThread(inbox: Inbox, id: string): Promise<void> {
  const row = inbox.tickets.peek().find((one) => one.id === id);
  batch(() => {
    inbox.openId.value = id;
    inbox.threadError.value = undefined;
    inbox.readAt.value = undefined;
    inbox.thread.value = inbox.cache.get(id) ?? (row && { ticket: row, olderCursor: null });
    markFresh(inbox);
  });
  await refreshThread(inbox, id);
  await markRead(inbox, id);
}

/** Remembers where the unread part of the open conversation begins, before it counts as read. */
export function markFresh(inbox: Inbox): void {
  const id = inbox.openId.peek() ?? "";
  const ticket = inbox.tickets.peek().find((one) => one.id === id) ?? inbox.cache.get(id)?.ticket;
  if (ticket?.unread) inbox.readAt.value = ticket.readAt;
}

/**
 * Brings a conversation up to date.
 * @param touched ids of messages that changed: pages are read back until all of them were seen
 */
export async function refreshThread(
  inbox: Inbox,
  id: string,
  touched: ReadonlySet<string> = new Set(),
): Promise<void> {
  const run = (runs.get(id) ?? 0) + 1;
  runs.set(id, run);
  const path = `/tickets/${encodeURIComponent(id)}`;
  const [ticket, page] = await Promise.all([
    call<FullTicket>("GET", path),
    call<Paged<MessageView>>("GET", `${path}/messages`),
  ]);
  if (runs.get(id) !== run) return;
  if (!ticket.ok) return fail(inbox, id, ticket);
  if (!page.ok) return fail(inbox, id, page);
  const { composer, draft, links, ...view } = ticket.data;
  const before = inbox.cache.get(id);
  const { items, nextCursor } = page.data;
  const known = before?.messages?.map((one) => one.id);
  // Where a page does not reach back to what is known, what lies between is asked for like all that is older.
  const joins = known && (!nextCursor || items.some((one) => known.includes(one.id)));
  const messages = mergeMessages(joins ? before?.messages ?? [] : [], items);
  announce(inbox, id, before, messages);
  keepThread(inbox, {
    former: before?.former,
    ticket: view,
    composer,
    draft,
    links,
    messages,
    olderCursor: joins && before ? before.olderCursor : nextCursor,
  });
  inbox.tickets.value = replaceTicket(inbox.tickets.peek(), view, orderOf(inbox.filters.peek()));
  await lookBack(inbox, id, page.data, touched);
}

/** Adds the page before the oldest known message. */
export async function loadOlder(inbox: Inbox, id: string): Promise<void> {
  const before = inbox.cache.get(id);
  if (!before?.olderCursor) return;
  const answer = await olderPage(id, before.olderCursor);
  if (!answer.ok) return complain(inbox, answer);
  const known = inbox.cache.get(id);
  if (known?.olderCursor !== before.olderCursor) return;
  keepThread(inbox, {
    ...known,
    messages: mergeMessages(answer.data.items, known.messages ?? []),
    olderCursor: answer.data.nextCursor,
  });
}

/** The customer's other tickets, for the card. */
export async function loadFormer(inbox: Inbox, id: string): Promise<void> {
  const thread = inbox.cache.get(id);
  if (!thread || thread.former) return;
  const query = new URLSearchParams({ contact: thread.ticket.contact.id, status: "all", limit: "10" });
  const answer = await call<Paged<TicketView>>("GET", `/tickets?${query}`);
  const known = inbox.cache.get(id);
  if (answer.ok && known) keepThread(inbox, { ...known, former: answer.data.items });
}

/** A changed message further back is fetched too, within bounds. */
async function lookBack(
  inbox: Inbox,
  id: string,
  newest: Paged<MessageView>,
  touched: ReadonlySet<string>,
): Promise<void> {
  const known = new Set(inbox.cache.get(id)?.messages?.map((one) => one.id));
  const missing = new Set([...touched].filter((one) => known.has(one)));
  let page = newest;
  for (let i = 0; i < PAGES_BACK; i++) {
    for (const message of page.items) missing.delete(message.id);
    if (missing.size === 0 || !page.nextCursor) return;
    const answer = await olderPage(id, page.nextCursor);
    if (!answer.ok) return;
    page = answer.data;
    const thread = inbox.cache.get(id);
    if (thread) keepThread(inbox, { ...thread, messages: mergeMessages(thread.messages ?? [], page.items) });
  }
}

function olderPage(id: string, cursor: string) {
  const query = new URLSearchParams({ cursor });
  return call<Paged<MessageView>>("GET", `/tickets/${encodeURIComponent(id)}/messages?${query}`);
}

function fail(inbox: Inbox, id: string, refusal: Refusal): void {
  if (inbox.openId.peek() !== id) return;
  if (inbox.cache.has(id) && refusal.code !== "not_found") return complain(inbox, refusal);
  inbox.cache.delete(id);
  inbox.thread.value = undefined;
  const offline = refusal.code === "offline";
  inbox.threadError.value = offline ? inbox.lang.peek().t("inbox.load.failed") : sentenceOf(inbox, refusal);
}

function announce(inbox: Inbox, id: string, before: OpenThread | undefined, messages: MessageView[]): void {
  if (!before?.messages || inbox.openId.peek() !== id) return;
  const known = new Set(before.messages.map((one) => one.id));
  const fresh = messages.findLast((one) => one.direction === "in" && !known.has(one.id));
  if (fresh) say(inbox, inbox.lang.peek().t("inbox.live.announce", { name: fresh.author.name }));
}
