import { effect } from "@preact/signals";
import { refresh } from "@/islands/_chat/refresh.ts";
import { addressOf } from "@/islands/_chat/request.ts";
import { flush } from "@/islands/_chat/send.ts";
import type { ChatState } from "@/islands/_chat/state.ts";
import { readFrames } from "@/islands/_chat/stream.ts";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** A break shorter than this is nobody's business. */
const PATIENCE_MS = 2_500;
/** Without a sign of life for so long a line is dead; the server gives one every 15 s. */
const SILENCE_MS = 40_000;
/** How often to look while nobody watches: a page out of sight holds no line open. */
const LOOK_MS = 30_000;

/**
 * Keeps the conversation current from the first message on: by a line while it is watched, by looks from time
 * to time while it is not.
 * @returns ends it
 */
export function stayLive(chat: ChatState): () => void {
  let run: AbortController | undefined;
  const begin = () => {
    run?.abort();
    run = new AbortController();
    if (chat.token.value === "") return;
    void (chat.watched.value ? hold(chat, run.signal) : look(chat, run.signal));
  };
  const lose = () => {
    chat.breaks++;
    chat.lost.value = true;
  };
  // A line that was open before may have died without a word.
  const find = () => {
    if (chat.token.value === "") chat.lost.value = false;
    begin();
  };
  const stop = effect(begin);
  addEventListener("offline", lose);
  addEventListener("online", find);
  return () => {
    stop();
    run?.abort();
    removeEventListener("offline", lose);
    removeEventListener("online", find);
  };
}

async function look(chat: ChatState, signal: AbortSignal): Promise<void> {
  for (;;) {
    await pause(LOOK_MS, signal);
    if (signal.aborted) return;
    await refresh(chat);
  }
}

/** Holds a line, and after each break comes again, ever later while it does not come through. */
async function hold(chat: ChatState, signal: AbortSignal): Promise<void> {
  let wait = FIRST_WAIT_MS;
  let { breaks } = chat;
  let alarm: ReturnType<typeof setTimeout> | undefined;
  const up = () => {
    clearTimeout(alarm);
    alarm = undefined;
    wait = FIRST_WAIT_MS;
    if (breaks === chat.breaks) chat.lost.value = false;
    void flush(chat);
  };
  signal.addEventListener("abort", () => clearTimeout(alarm));
  while (!signal.aborted) {
    breaks = chat.breaks;
    // What came while no line was held, or where none can be, is asked for.
    const reached = await refresh(chat);
    if (signal.aborted) return;
    if (reached) up();
    else alarm ??= setTimeout(() => chat.lost.value = true, PATIENCE_MS);
    if (reached) await listen(chat, signal, up);
    await pause(wait * (0.75 + Math.random() / 2), signal);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}

/** One line, until it breaks, falls silent or is let go. */
async function listen(chat: ChatState, signal: AbortSignal, onUp: () => void): Promise<void> {
  const line = new AbortController();
  const cut = () => line.abort();
  let silence = setTimeout(cut, SILENCE_MS);
  signal.addEventListener("abort", cut);
  try {
    const response = await fetch(addressOf(chat.props.connectionId, `events?after=${chat.seq}`), {
      headers: { authorization: `Bearer ${chat.token.peek()}` },
      signal: line.signal,
    });
    if (!response.ok || !response.body) return;
    await readFrames(response.body, ({ event, data }) => {
      clearTimeout(silence);
      silence = setTimeout(cut, SILENCE_MS);
      if (event === "ready") onUp();
      else if (data) void refresh(chat);
    });
  } catch {
    return;
  } finally {
    clearTimeout(silence);
    signal.removeEventListener("abort", cut);
  }
}

/** Waits; the end of it all cuts it short. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    signal.addEventListener("abort", wake);
    if (signal.aborted) wake();
  });
}
