import { effect } from "@preact/signals";
import { call } from "@/islands/_chat/call.ts";
import type { ChatState } from "@/islands/_chat/state.ts";

/**
 * Tells how far our answers were received here, and how far they were seen: while the page is watched and the
 * last of them in sight.
 * @returns ends it
 */
export function tellReceipts(chat: ChatState): () => void {
  const told = new Set<string>();
  return effect(() => {
    const last = chat.messages.value.findLast((one) => one.from === "team");
    const seen = chat.watched.value && chat.atEnd.value;
    if (!last || !chat.token.value) return;
    if (seen && last.at > chat.seenAt.peek()) chat.seenAt.value = last.at;
    if (last.status === "read" || (!seen && last.status === "delivered")) return;
    void tell(chat, told, seen ? "seen" : "delivered", last.id);
  });
}

async function tell(
  chat: ChatState,
  told: Set<string>,
  what: "seen" | "delivered",
  messageId: string,
): Promise<void> {
  const key = `${what} ${messageId}`;
  if (told.has(key)) return;
  told.add(key);
  const answer = await call(chat, "POST", what, { messageId });
  // It is told again with the next change.
  if (!answer.ok) told.delete(key);
}
