import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { call } from "@/islands/_inbox/api.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import type { PresenceNews, Present } from "@/lib/team/presence.ts";

const BEAT_MS = 3_000;
/** Whoever has not pressed a key for so long does not write any more. */
const TYPING_MS = 4_000;

export interface Watching {
  /** Colleagues, by the ticket that they have open. */
  readonly watchers: ReadonlySignal<ReadonlyMap<string, readonly Present[]>>;
  /** Takes in what the stream has told. */
  hear(): void;
  stop(): void;
}

/** Tells where this window is, and keeps where the others are. */
export function followPresence(inbox: Inbox): Watching {
  const watchers = signal<ReadonlyMap<string, readonly Present[]>>(new Map());
  const tab = crypto.randomUUID().slice(0, 8);
  let here: string | undefined;
  let typed = 0;
  let over: ReturnType<typeof setTimeout> | undefined;
  let unfollow = () => {};

  const isTyping = () => Date.now() - typed < TYPING_MS;
  const beat = () => {
    if (here) void call("PUT", presencePath(here), { tab, typing: isTyping() }, true);
  };
  const leave = () => {
    const gone = here;
    here = undefined;
    typed = 0;
    if (!gone) return;
    const path = `/api/v1${presencePath(gone)}?tab=${tab}`;
    fetch(path, { method: "DELETE", keepalive: true }).catch(() => undefined);
  };
  const look = () => {
    const now = document.visibilityState === "visible" ? inbox.openId.peek() : undefined;
    if (now === here) return;
    leave();
    here = now;
    beat();
  };
  // Sent, or taken back: nobody writes any more.
  const followEmptying = () =>
    effect(() => {
      const writing = here ? inbox.writings.get(here) : undefined;
      if (!writing || writing.reply.value || writing.note.value || !isTyping()) return;
      typed = 0;
      clearTimeout(over);
      beat();
    });
  const type = ({ target }: Event) => {
    if (!(target instanceof Element) || !target.closest(".composer-field")) return;
    const before = isTyping();
    typed = Date.now();
    if (!before) beat();
    clearTimeout(over);
    over = setTimeout(beat, TYPING_MS + 50);
    unfollow();
    unfollow = followEmptying();
  };
  const hear = () => {
    const news = inbox.whispers.splice(0);
    if (news.length > 0) watchers.value = heard(watchers.peek(), news, inbox.props.viewer.id);
  };

  const timer = setInterval(beat, BEAT_MS);
  const ends = [
    effect(() => {
      inbox.openId.value;
      look();
    }),
    () => clearInterval(timer),
    () => clearTimeout(over),
    () => unfollow(),
    leave,
  ];
  document.addEventListener("visibilitychange", look);
  document.addEventListener("input", type);
  addEventListener("pagehide", leave);
  hear();
  return {
    watchers,
    hear,
    stop() {
      document.removeEventListener("visibilitychange", look);
      document.removeEventListener("input", type);
      removeEventListener("pagehide", leave);
      ends.forEach((end) => end());
    },
  };
}

/**
 * Who is where after some news.
 * @param news as the stream tells it; an empty one makes void what was known
 * @param viewerId whose own windows do not count
 */
export function heard(
  known: ReadonlyMap<string, readonly Present[]>,
  news: readonly string[],
  viewerId: string,
): ReadonlyMap<string, readonly Present[]> {
  const next = new Map(known);
  for (const text of news) {
    if (text === "") next.clear();
    const { ticketId, members } = text === "" ? { ticketId: "", members: [] } : read(text);
    const others = members.filter(({ id }) => id !== viewerId);
    if (others.length > 0) next.set(ticketId, others);
    else next.delete(ticketId);
  }
  return next;
}

/** Our own server wrote it. */
function read(text: string): PresenceNews {
  return JSON.parse(text);
}

function presencePath(ticketId: string): string {
  return `/tickets/${encodeURIComponent(ticketId)}/presence`;
}
