import { batch, effect } from "@preact/signals";
import type { DraftView } from "@/lib/inbox/view.ts";
import { call } from "@/islands/_inbox/api.ts";
import { type DraftText, loadDraft, saveDraft } from "@/islands/_inbox/drafts.ts";
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
  let settled: string | undefined;
  const end = effect(() => {
    const thread = inbox.thread.value;
    if (!thread?.composer || thread.ticket.id === settled) return;
    settled = thread.ticket.id;
    // The composer is made when it is shown.
    queueMicrotask(() => {
      if (meet(inbox, thread.ticket.id, thread.draft) === "push") changed(thread.ticket.id);
    });
  });
  addEventListener("pagehide", flush);
  return {
    changed,
    stop() {
      removeEventListener("pagehide", flush);
      flush();
      end();
    },
  };
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
  if (server) return local.saved === server.updatedAt ? "keep" : "take";
  return words ? "clear" : "keep";
}

function meet(inbox: Inbox, ticketId: string, server: DraftView | undefined): ReturnType<typeof judge> {
  const writing = inbox.writings.get(ticketId);
  const local = loadDraft(inbox, ticketId);
  const shown = {
    reply: writing?.reply.peek() || local.reply,
    note: writing?.note.peek() || local.note,
    via: writing?.via.peek() ?? local.via,
  };
  const verdict = judge(local, server, shown);
  if (verdict === "push") saveDraft(inbox, ticketId, shown);
  if (verdict !== "take" && verdict !== "clear") return verdict;
  const { reply = "", note = "", via, updatedAt: saved } = server ?? {};
  saveDraft(inbox, ticketId, { reply, note, via, saved });
  if (writing) {
    batch(() => {
      writing.reply.value = reply;
      writing.note.value = note;
      if (via) writing.via.value = via;
    });
  }
  return verdict;
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
