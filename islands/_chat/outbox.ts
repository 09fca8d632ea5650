import { keep } from "@/islands/_chat/memory.ts";
import type { ChatState, Outgoing } from "@/islands/_chat/state.ts";

/** Shows what has not gone yet, and keeps it for a page that is opened later. */
export function saveOutbox(chat: ChatState, outbox: Outgoing[]): void {
  chat.outbox.value = outbox;
  keep(chat.props.connectionId, { outbox });
}

/** Changes one message that has not gone yet. */
export function patchOutgoing(chat: ChatState, id: string, change: Partial<Outgoing>): void {
  saveOutbox(chat, chat.outbox.peek().map((one) => one.id === id ? { ...one, ...change } : one));
}

export function discard(chat: ChatState, id: string): void {
  saveOutbox(chat, chat.outbox.peek().filter((one) => one.id !== id));
}
