import { keep, recall } from "@/islands/_chat/memory.ts";
import type { ChatState, Outgoing } from "@/islands/_chat/state.ts";

/** Shows what has not gone yet, and keeps it for a page that is opened later; what other tabs keep stays. */
export function saveOutbox(chat: ChatState, outbox: Outgoing[]): void {
  const { connectionId } = chat.props;
  const ours = new Set([...chat.outbox.peek(), ...outbox].map(({ id }) => id));
  const others = (recall(connectionId).outbox ?? []).filter(({ id }) => !ours.has(id));
  chat.outbox.value = outbox;
  keep(connectionId, { outbox: [...others, ...outbox] });
}

/** Changes one message that has not gone yet. */
export function patchOutgoing(chat: ChatState, id: string, change: Partial<Outgoing>): void {
  saveOutbox(chat, chat.outbox.peek().map((one) => one.id === id ? { ...one, ...change } : one));
}

export function discard(chat: ChatState, id: string): void {
  saveOutbox(chat, chat.outbox.peek().filter((one) => one.id !== id));
}
