import type { ChatMessage } from "@/lib/chat/view.ts";

/** A message as it is drawn: one that is known to the server, or one of ours still on its way. */
export interface ChatBubbleItem extends ChatMessage {
  /** sending: on its way; failed: it will not go by itself. */
  state?: "sending" | "failed";
  /** Why it did not go, in a sentence. */
  problem?: string;
}

/** Consecutive messages of one author. */
export interface ChatGroup {
  key: string;
  from: ChatMessage["from"];
  author?: string;
  items: ChatBubbleItem[];
}

export interface ChatDay {
  /** `2026-03-12`, in the reader's zone. */
  key: string;
  /** ISO 8601, of its first message. */
  at: string;
  groups: ChatGroup[];
}

const TOGETHER_MS = 5 * 60_000;

/**
 * Lays messages out by day and author. Messages join while they have one author and no five minutes between.
 *
 * @param items oldest first
 * @param dayKey the calendar day of a moment
 */
export function groupChat(items: readonly ChatBubbleItem[], dayKey: (iso: string) => string): ChatDay[] {
  const days: ChatDay[] = [];
  let last: ChatBubbleItem | undefined;
  for (const item of items) {
    const key = dayKey(item.at);
    let day = days.at(-1);
    if (day?.key !== key) {
      days.push(day = { key, at: item.at, groups: [] });
      last = undefined;
    }
    const group = last && joins(last, item) ? day.groups.at(-1) : undefined;
    if (group) group.items.push(item);
    else day.groups.push({ key: keyOf(item), from: item.from, author: item.author, items: [item] });
    last = item;
  }
  return days;
}

/** Stays the same when a message of ours has arrived. */
export function keyOf(item: ChatMessage): string {
  return item.clientId ?? item.id;
}

function joins(a: ChatBubbleItem, b: ChatBubbleItem): boolean {
  return a.from === b.from && a.author === b.author && Date.parse(b.at) - Date.parse(a.at) < TOGETHER_MS;
}
