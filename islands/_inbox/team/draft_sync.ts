import { batch, effect } from "@preact/signals";
import type { DraftView } from "@/lib/inbox/view.ts";
import { call } from "@/islands/_inbox/api.ts";
import { type DraftText, isDraft, loadDraft, markDraft, prefix, saveDraft } from "@/islands/_inbox/drafts.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";

const SAVE_AFTER_MS = 1_000;

/** Keeps drafts on the server too, so that another device has them. */
export function followDrafts(inbox: Inbox): { changed: (ticketId: string) => void; stop: () => void } {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const changed = (ticketId: string) => {
    clearTimeout(timers.get(ticketId));
    timers.set(ticketId, setTimeout(() => void push(ticketId), SAVE_AFTER_MS));
  };
  const push = async (ticketId: string) => {
    timers.delete(ticketId);
    const { saved, ...draft } = loadDraft(inbox, ticketId);
    if (saved) return;
    const answer = await call<{ updatedAt: string }>("PUT", pathOf(ticketId), draft, true);
    // What was typed meanwhile goes up by itself.
    if (answer.ok && sameWords(loadDraft(inbox, ticketId), draft)) {
      saveDraft(inbox, ticketId, { ...draft, saved: answer.data.updatedAt });
      outdate(inbox, ticketId);
    }
  };
  const flush = () => {
    for (const [ticketId, timer] of timers) {
      clearTimeout(timer);
      const { saved: _, ...draft } = loadDraft(inbox, ticketId);
      const headers = { "content-type": "application/json" };
      const body = JSON.stringify(draft);
      fetch(`/api/v1${pathOf(ticketId)}`, { method: "PUT", keepalive: true, headers, body })
        .catch(() => undefined);
    }
    timers.clear();
  };
  const settle = async (ticketId: string, server: DraftView | undefined) => {
    const { saved } = loadDraft(inbox, ticketId);
    let verdict = verdictOn(inbox, ticketId, server);
    if (verdict === "take" || verdict === "clear") {
      // Another tab may have told the server more since this page was made.
      const answer = await call<{ draft?: DraftView }>(
        "GET",
        `/tickets/${encodeURIComponent(ticketId)}`,
        undefined,
        true,
      );
      if (!answer.ok || loadDraft(inbox, ticketId).saved !== saved) return;
      server = answer.data.draft;
      verdict = verdictOn(inbox, ticketId, server);
    }
    if (verdict === "take" || verdict === "clear") return take(inbox, ticketId, server);
    if (verdict === "keep") return;
    saveDraft(inbox, ticketId, shownIn(inbox, ticketId));
    changed(ticketId);
  };
  let open: string | undefined;
  let met = false;
  const end = effect(() => {
    const thread = inbox.thread.value;
    if (thread?.ticket.id !== open) {
      if (open) outdate(inbox, open);
      open = thread?.ticket.id;
      met = false;
    }
    if (!thread?.composer || thread.draft === null || met) return;
    const { draft } = thread;
    met = true;
    // The composer is made when it is shown.
    queueMicrotask(() => void settle(thread.ticket.id, draft));
  });
  const hear = (event: StorageEvent) => follow(inbox, event);
  addEventListener("pagehide", flush);
  addEventListener("storage", hear);
  return {
    changed,
    stop() {
      removeEventListener("pagehide", flush);
      removeEventListener("storage", hear);
      flush();
      end();
    },
  };
}

/** A conversation that was left is asked for its draft again: what is known of it grows old. */
function outdate(inbox: Inbox, ticketId: string): void {
  const known = inbox.cache.get(ticketId);
  if (known && ticketId !== inbox.openId.peek()) inbox.cache.set(ticketId, { ...known, draft: null });
}

/** Another tab has changed a draft, or sent it: a field that shows what was there before goes along. */
function follow(inbox: Inbox, { key, oldValue }: StorageEvent): void {
  const start = prefix(inbox);
  if (!key?.startsWith(start)) return;
  const ticketId = key.slice(start.length);
  const former: unknown = JSON.parse(oldValue ?? "null");
  const draft = loadDraft(inbox, ticketId);
  const writing = inbox.writings.get(ticketId);
  markDraft(inbox, ticketId, hasWords(draft));
  for (const mode of ["reply", "note"] as const) {
    const before = isDraft(former) ? former[mode] : "";
    if (writing?.[mode].peek() === before) writing[mode].value = draft[mode];
  }
}

/**
 * What is to become of the copies on this device and on the server.
 * @param shown what the fields hold: words that neither copy has were typed just now, and nothing replaces those
 */
export function judge(
  local: DraftText,
  server: DraftView | undefined,
  shown: DraftText = local,
): "keep" | "take" | "clear" | "push" {
  if (hasWords(shown) && !sameWords(shown, local)) return "push";
  const words = hasWords(local);
  if (words && !local.saved) return "push";
  if (server) return (local.saved ?? "") < server.updatedAt ? "take" : "keep";
  return words ? "clear" : "keep";
}

function verdictOn(inbox: Inbox, ticketId: string, server: DraftView | undefined) {
  return judge(loadDraft(inbox, ticketId), server, shownIn(inbox, ticketId));
}

/** What the fields hold. */
function shownIn(inbox: Inbox, ticketId: string): DraftText {
  const writing = inbox.writings.get(ticketId);
  const local = loadDraft(inbox, ticketId);
  return {
    reply: writing?.reply.peek() || local.reply,
    note: writing?.note.peek() || local.note,
    via: writing?.via.peek() ?? local.via,
  };
}

/** The server's copy takes the place of what is here. */
function take(inbox: Inbox, ticketId: string, server: DraftView | undefined): void {
  const { reply = "", note = "", via, updatedAt: saved } = server ?? {};
  saveDraft(inbox, ticketId, { reply, note, via, saved });
  const writing = inbox.writings.get(ticketId);
  if (!writing) return;
  batch(() => {
    writing.reply.value = reply;
    writing.note.value = note;
    if (via) writing.via.value = via;
  });
}

function hasWords({ reply, note }: DraftText): boolean {
  return `${reply}${note}`.trim() !== "";
}

function sameWords(a: DraftText, b: DraftText): boolean {
  return a.reply === b.reply && a.note === b.note;
}

function pathOf(ticketId: string): string {
  return `/tickets/${encodeURIComponent(ticketId)}/draft`;
}
