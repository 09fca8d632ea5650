import { effect } from "@preact/signals";
import { become, hello } from "@/islands/_chat/session.ts";
import { watch } from "@/islands/_chat/frame.ts";
import { stayLive } from "@/islands/_chat/live.ts";
import { keep, recall } from "@/islands/_chat/memory.ts";
import { tellReceipts } from "@/islands/_chat/receipts.ts";
import { flush } from "@/islands/_chat/send.ts";
import type { ChatState } from "@/islands/_chat/state.ts";

const MINUTE_MS = 60_000;
const SAVE_AFTER_MS = 300;

/** Brings the page to life. @returns ends everything that runs */
export function start(chat: ChatState): () => void {
  const kept = recall(chat.props.connectionId);
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  chat.clock.value = { now: Date.now(), timeZone };
  chat.draft.value ||= kept.draft ?? "";
  chat.outbox.value = kept.outbox ?? [];
  chat.asked.value = kept.asked ?? false;
  chat.ready.value = true;
  if (kept.token) become(chat, kept.token);
  const ticking = setInterval(() => chat.clock.value = { now: Date.now(), timeZone }, MINUTE_MS);
  const stops = [watch(chat), keepDraft(chat), tellReceipts(chat), stayLive(chat)];
  void greetAgain(chat, kept.token !== undefined || chat.props.known !== undefined);
  return () => {
    clearInterval(ticking);
    for (const stop of stops) stop();
  };
}

/** Whoever was here before gets the conversation back; somebody new stays nobody until they write. */
async function greetAgain(chat: ChatState, known: boolean): Promise<void> {
  if (known) {
    chat.loading.value = chat.messages.peek().length === 0;
    // The line that is held for whoever is known reads the messages, and comes again without a connection.
    const greeting = await hello(chat);
    if (!greeting.ok) chat.loading.value = false;
  }
  void flush(chat);
}

function keepDraft(chat: ChatState): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    keep(chat.props.connectionId, { draft: chat.draft.peek() });
  };
  const stop = effect(() => {
    chat.draft.value;
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_AFTER_MS);
  });
  addEventListener("pagehide", save);
  return () => {
    stop();
    save();
    removeEventListener("pagehide", save);
  };
}
