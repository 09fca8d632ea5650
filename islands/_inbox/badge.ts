import { effect } from "@preact/signals";
import { filterQuery } from "@/components/inbox/filters.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";

/**
 * Shows how many tickets are unread in the title, at the icon and at the rail. A list that is filtered tells
 * nothing of the rest, so the last number stays; what lies behind the end of the list is known from the page.
 * @returns what ends it
 */
export function showUnread(inbox: Inbox): () => void {
  const told = document.querySelector("[data-unread-count] > :first-child")?.textContent ?? "";
  let count = Number.parseInt(told, 10) || 0;
  let behind = 0;
  let end: string | null | undefined;
  return effect(() => {
    const tickets = inbox.tickets.value;
    const cursor = inbox.moreCursor.value;
    if (filterQuery(inbox.filters.value) === "") {
      const here = tickets.filter(({ unread }) => unread).length;
      // More of the list brings nothing new: it was behind its end.
      if (cursor !== end) behind = cursor ? Math.max(0, count - here) : 0;
      count = here + behind;
    }
    end = cursor;
    const { t, numbers } = inbox.lang.value;
    const name = inbox.thread.value?.ticket.contact.name ?? t("inbox.title");
    document.title = `${count > 0 ? `(${count}) ` : ""}${name} · ${t("page.product")}`;
    void (count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.())?.catch(() => undefined);
    markIcon(count > 0);
    const badge = document.querySelector<HTMLElement>("[data-unread-count]");
    if (!badge) return;
    badge.hidden = count === 0;
    const [mark, words] = badge.children;
    if (mark) mark.textContent = count > 99 ? "99+" : numbers.count(count);
    if (words) words.textContent = t("inbox.unread", { count });
  });
}

/** The page's icon may name a second picture of itself for when something is unread. */
function markIcon(unread: boolean): void {
  const icon = document.querySelector<HTMLLinkElement>("link[rel~='icon'][data-unread]");
  if (!icon?.dataset.unread) return;
  icon.dataset.read ??= icon.href;
  icon.href = unread ? icon.dataset.unread : icon.dataset.read;
}
