import type { ChatMessage } from "@/lib/chat/view.ts";

/** Puts new and changed messages among the known ones, by their time. */
export function merge(known: readonly ChatMessage[], fresh: readonly ChatMessage[]): ChatMessage[] {
  if (fresh.length === 0) return [...known];
  const byId = new Map([...known, ...fresh].map((one) => [one.id, one]));
  return [...byId.values()].sort(byTime);
}

function byTime(a: ChatMessage, b: ChatMessage): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1;
}
