import { draftIds } from "@/islands/_inbox/drafts.ts";
import { followPlace } from "@/islands/_inbox/focus.ts";
import { followKeys } from "@/islands/_inbox/keys.ts";
import { seen } from "@/islands/_inbox/list.ts";
import { go } from "@/islands/_inbox/navigate.ts";
import { restoreOutbox, retryOffline } from "@/islands/_inbox/outbox.ts";
import { later } from "@/islands/_inbox/parts.ts";
import { followLive } from "@/islands/_inbox/refresh.ts";
import { followSlow } from "@/islands/_inbox/slow.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { recall, remember } from "@/islands/_inbox/storage.ts";
import { markFresh } from "@/islands/_inbox/threads.ts";
import { keepDraft } from "@/islands/_inbox/writing.ts";

const TICK_MS = 30_000;
const CARD_KEY = "otklik:card-hidden";
const KEYS_KEY = "otklik:keys-off";

/** Brings a rendered inbox to life. @returns `now` connects at once, `stop` ends all of it */
export function start(inbox: Inbox): { now: () => void; stop: () => void } {
  inbox.hydrated.value = true;
  inbox.drafts.value = new Set([...draftIds(inbox), ...inbox.props.drafts]);
  inbox.cardHidden.value = recall(CARD_KEY) === true;
  inbox.keysOn.value = recall(KEYS_KEY) !== true;
  restoreOutbox(inbox);
  seen(inbox);
  const live = followLive(inbox);
  // Without it everything else goes on as it is.
  later().then(({ carryOver, shareLines, showUnread, teamKit }) => {
    carryOver(document.querySelector(".thread-menu"));
    inbox.team.value = teamKit(inbox);
    ends.push(shareLines(live.rest), showUnread(inbox));
  }, () => undefined);
  const ends = [
    live.stop,
    () => inbox.team.peek()?.stop(),
    inbox.cardHidden.subscribe((hidden) => remember(CARD_KEY, hidden || undefined)),
    inbox.keysOn.subscribe((on) => remember(KEYS_KEY, !on || undefined)),
    followPlace(inbox),
    followKeys(inbox),
    followClock(inbox),
    followSlow(inbox),
    on(globalThis, "popstate", () => go(inbox, new URL(location.href), "stay")),
    on(globalThis, "online", () => retryOffline(inbox)),
    on(globalThis, "pagehide", () => inbox.writings.forEach((writing) => keepDraft(inbox, writing))),
    on(document, "visibilitychange", () => {
      if (document.visibilityState !== "visible") return;
      markFresh(inbox);
      seen(inbox);
    }),
  ];
  return { now: live.now, stop: () => ends.forEach((end) => end()) };
}

function followClock(inbox: Inbox): () => void {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const tick = () => {
    inbox.clock.value = { now: Date.now(), timeZone };
  };
  tick();
  const timer = setInterval(tick, TICK_MS);
  return () => clearInterval(timer);
}

function on(target: EventTarget, type: string, listener: () => void): () => void {
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
}
