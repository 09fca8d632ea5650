import { batch } from "@preact/signals";
import { call } from "@/islands/_chat/call.ts";
import { keep, recall } from "@/islands/_chat/memory.ts";
import { patchOutgoing, saveOutbox } from "@/islands/_chat/outbox.ts";
import { take } from "@/islands/_chat/refresh.ts";
import type { ChatState, Outgoing } from "@/islands/_chat/state.ts";
import { release } from "@/islands/_chat/uploads.ts";
import type { ChatMessage } from "@/lib/chat/view.ts";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** What may pass by itself: the message is tried again, without an end only while there is no connection. */
const PASSING = new Set(["offline", "too_many_requests", "unavailable", "internal"]);
const MOST_TRIES = 6;

/** Takes what was written: it stands in the conversation at once and goes as soon as it can. */
export function send(chat: ChatState): void {
  const text = chat.draft.peek().trim();
  const uploads = chat.uploads.peek();
  const files = uploads.flatMap(({ stored }) => stored ?? []);
  if (text === "" && files.length === 0) return;
  const message: Outgoing = {
    id: crypto.randomUUID(),
    text,
    files,
    at: new Date().toISOString(),
    state: "sending",
  };
  batch(() => {
    chat.draft.value = "";
    chat.problem.value = undefined;
    for (const upload of uploads) if (upload.stored) release(chat, upload.key);
    saveOutbox(chat, [...chat.outbox.peek(), message]);
  });
  keep(chat.props.connectionId, { draft: "" });
  void flush(chat);
}

/** Sends a message that had failed once more. */
export function retry(chat: ChatState, id: string): void {
  patchOutgoing(chat, id, { state: "sending", problem: undefined });
  void flush(chat);
}

const flushing = new WeakSet<ChatState>();

/** Sends what waits, one after another, so that it arrives in the order in which it was written. */
export async function flush(chat: ChatState): Promise<void> {
  if (flushing.has(chat)) return;
  flushing.add(chat);
  try {
    let tries = 0;
    for (let next = waiting(chat); next; next = waiting(chat)) {
      const pause = await deliver(chat, next, ++tries);
      if (pause) await sleep(pause);
      else tries = 0;
    }
  } finally {
    flushing.delete(chat);
  }
}

function waiting(chat: ChatState): Outgoing | undefined {
  return chat.outbox.peek().find((one) => one.state === "sending");
}

/** @returns ms to wait before the next try; 0 when the message is settled */
async function deliver(chat: ChatState, message: Outgoing, tries: number): Promise<number> {
  const { props: { connectionId }, breaks } = chat;
  const { name, email } = recall(connectionId);
  const answer = await call<ChatMessage>(chat, "POST", "messages", {
    id: message.id,
    text: message.text,
    files: message.files.map((file) => file.id),
    visitor: { name, email },
  });
  if (breaks === chat.breaks) chat.lost.value = !answer.ok && answer.code === "offline";
  if (answer.ok) {
    take(chat, [answer.data]);
    return 0;
  }
  if (PASSING.has(answer.code) && (answer.code === "offline" || tries < MOST_TRIES)) {
    return answer.retryAfter ?? Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);
  }
  if (answer.code === "connection_paused") chat.paused.value = true;
  const problem = chat.lang.peek().t.code("chat.error", answer.code);
  patchOutgoing(chat, message.id, { state: "failed", problem });
  return 0;
}

/** A connection that comes back ends the wait. */
function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      removeEventListener("online", wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    addEventListener("online", wake);
  });
}
