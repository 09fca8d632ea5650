import { batch } from "@preact/signals";
import { filterQuery, filtersOf, type InboxFilters } from "@/components/inbox/filters.ts";
import { loadList } from "@/islands/_inbox/list.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { openThread } from "@/islands/_inbox/threads.ts";

/** Where in the inbox an address leads; undefined when it leads elsewhere. */
function placeOf(url: URL): { ticketId?: string; filters: InboxFilters; card: boolean } | undefined {
  const path = /^\/inbox(?:\/([^/]+))?\/?$/.exec(url.pathname);
  if (!path || url.origin !== location.origin) return undefined;
  return {
    ticketId: path[1] && decodeURIComponent(path[1]),
    filters: filtersOf(url.searchParams),
    card: url.searchParams.get("card") === "1",
  };
}

/** Goes to a place of the inbox without loading a page. @returns false for a place elsewhere */
export function go(inbox: Inbox, url: URL, how: "push" | "replace" | "stay" = "push"): boolean {
  const place = placeOf(url);
  if (!place) return false;
  if (how === "push" && url.href !== location.href) history.pushState({ inside: true }, "", url);
  if (how === "replace") history.replaceState(null, "", url);
  const former = inbox.openId.peek();
  const otherList = filterQuery(place.filters) !== filterQuery(inbox.filters.peek());
  batch(() => {
    inbox.filters.value = place.filters;
    inbox.cardAsked.value = place.card;
    if (place.ticketId === former) return;
    inbox.openId.value = place.ticketId;
    inbox.threadError.value = undefined;
    if (!place.ticketId) inbox.thread.value = undefined;
  });
  if (otherList) void loadList(inbox);
  if (place.ticketId && place.ticketId !== former) void openThread(inbox, place.ticketId);
  return true;
}
