import { effect } from "@preact/signals";
import type { MessageView } from "@/lib/inbox/view.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";

/**
 * Holds an answer that is being written when a colleague's comes first: the writer sees it above the field and
 * decides. @returns what ends it
 */
export function followCrossing(inbox: Inbox): () => void {
  let ticketId: string | undefined;
  let known = new Set<string>();
  return effect(() => {
    const thread = inbox.thread.value;
    const messages = thread?.messages;
    if (!thread || !messages) return;
    const before = ticketId === thread.ticket.id ? known : undefined;
    ticketId = thread.ticket.id;
    known = new Set(messages.map(({ id }) => id));
    const writing = inbox.writings.get(ticketId);
    if (!before || !writing?.reply.peek().trim()) return;
    const crossed = messages.filter((one) => !before.has(one.id) && answers(one, inbox.props.viewer.id));
    if (crossed.length === 0) return;
    writing.newer.value = [...writing.newer.peek(), ...crossed.map(({ id }) => id)];
  });
}

function answers({ direction, author, private: note }: MessageView, viewerId: string): boolean {
  return direction === "out" && !note && author.type !== "system" && author.id !== viewerId;
}
