import type { LiveEvent } from "@/lib/inbox/view.ts";
import { askToSignIn, call } from "@/islands/_inbox/api.ts";
import { loadList, markRead, refreshList } from "@/islands/_inbox/list.ts";
import { type Line, listen } from "@/islands/_inbox/live.ts";
import { retryOffline } from "@/islands/_inbox/outbox.ts";
import { nothingTouched, touch } from "@/islands/_inbox/reduce.ts";
import { lookAtSlow } from "@/islands/_inbox/slow.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { refreshThread } from "@/islands/_inbox/threads.ts";

const GATHER_MS = 120;
/** A busy workspace asks for its list no more often than this. */
const PAUSE_MS = 1_000;
const BACK_SHOWN_MS = 3_000;

/** Keeps what is shown up to date. @returns see `listen` */
export function followLive(inbox: Inbox): Line {
  let touched = nothingTouched(inbox.props.seq);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;

  const flush = async () => {
    timer = undefined;
    const now = touched;
    touched = nothingTouched(now.seq);
    running = true;
    const open = inbox.openId.peek();
    if (inbox.slow.peek().length > 0) void lookAtSlow(inbox);
    await Promise.all([
      refreshList(inbox, now.tickets),
      open && (now.tickets.has(open) || now.beyond) ? seeThread(inbox, open, now.messages) : undefined,
    ]);
    setTimeout(() => {
      running = false;
      if (touched.tickets.size > 0 || touched.beyond) plan();
    }, PAUSE_MS);
  };
  const plan = () => {
    if (!running) timer ??= setTimeout(flush, GATHER_MS);
  };
  return listen({
    seq: () => touched.seq,
    onEvents: (events: LiveEvent[]) => {
      touched = touch(touched, events);
      if (events.some(({ memberId }) => memberId)) dispatchEvent(new Event("told"));
      inbox.planner.peek()?.hear(events);
      plan();
    },
    onPresence: (news) => whisper(inbox, news),
    onUp: (again) => {
      whisper(inbox, "");
      if (again) comeBack(inbox);
      retryOffline(inbox);
    },
    onDown: () => {
      inbox.link.value = "lost";
      // A line tells nobody why it was refused: when the session is over, this leads to the log-in.
      void call("GET", "/me");
    },
    onEnd: askToSignIn,
  });
}

function whisper(inbox: Inbox, news: string): void {
  inbox.whispers.push(news);
  inbox.team.peek()?.hear();
}

async function seeThread(inbox: Inbox, id: string, messages: ReadonlySet<string>): Promise<void> {
  await refreshThread(inbox, id, messages);
  await markRead(inbox, id);
}

/** The log tells what was missed; the sight of the whole is asked for anew all the same. */
function comeBack(inbox: Inbox): void {
  inbox.link.value = "back";
  setTimeout(() => {
    if (inbox.link.peek() === "back") inbox.link.value = "on";
  }, BACK_SHOWN_MS);
  const open = inbox.openId.peek();
  void (inbox.tickets.peek().length === 0 ? loadList(inbox) : refreshList(inbox, new Set()));
  if (open) void seeThread(inbox, open, new Set());
}
