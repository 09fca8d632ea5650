import { batch } from "@preact/signals";
import { call } from "@/islands/_chat/call.ts";
import { merge } from "@/islands/_chat/merge.ts";
import { saveOutbox } from "@/islands/_chat/outbox.ts";
import type { ChatState } from "@/islands/_chat/state.ts";
import type { ChatChanges, ChatMessage, ChatPage } from "@/lib/chat/view.ts";

/** Reads the newest messages. @returns false when they did not come */
async function load(chat: ChatState): Promise<boolean> {
  const answer = await call<ChatPage>(chat, "GET", "messages");
  chat.loading.value = false;
  if (!answer.ok) return false;
  const { items, earlier, seq } = answer.data;
  batch(() => {
    chat.messages.value = items;
    chat.earlier.value = earlier;
    settle(chat, items);
  });
  chat.seq = seq;
  return true;
}

/** Reads the messages before those that are shown. */
export async function loadEarlier(chat: ChatState): Promise<boolean> {
  const cursor = chat.earlier.peek();
  if (!cursor) return true;
  const answer = await call<ChatPage>(chat, "GET", `messages?before=${encodeURIComponent(cursor)}`);
  if (!answer.ok) return false;
  batch(() => {
    take(chat, answer.data.items);
    chat.earlier.value = answer.data.earlier;
  });
  return true;
}

const running = new WeakMap<ChatState, { again: boolean; done: Promise<boolean> }>();

/** Reads what has changed since the last look, at first the newest messages; a call while one runs makes it look once more. */
export function refresh(chat: ChatState): Promise<boolean> {
  const under = running.get(chat);
  if (under) {
    under.again = true;
    return under.done;
  }
  const entry = { again: true, done: Promise.resolve(true) };
  running.set(chat, entry);
  entry.done = lookAll(chat, entry).finally(() => running.delete(chat));
  return entry.done;
}

async function lookAll(chat: ChatState, entry: { again: boolean }): Promise<boolean> {
  let well = chat.seq > 0 || await load(chat);
  while (entry.again && well) {
    entry.again = false;
    const answer = await call<ChatChanges>(chat, "GET", `messages?after=${chat.seq}`);
    well = answer.ok;
    if (!answer.ok) break;
    const { items, seq, reset } = answer.data;
    if (reset) well = await load(chat);
    else take(chat, items);
    chat.seq = Math.max(chat.seq, seq);
  }
  return well;
}

/** Shows messages from the server, in place of ours that were still on their way. */
export function take(chat: ChatState, items: readonly ChatMessage[]): void {
  batch(() => {
    chat.messages.value = merge(chat.messages.peek(), items);
    settle(chat, items);
  });
}

function settle(chat: ChatState, items: readonly ChatMessage[]): void {
  const arrived = new Set(items.map((one) => one.clientId));
  const left = chat.outbox.peek().filter((one) => !arrived.has(one.id));
  if (left.length < chat.outbox.peek().length) saveOutbox(chat, left);
}
