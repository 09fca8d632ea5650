import type { Via } from "@/components/inbox/ComposerVia.tsx";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { namesOf, recall, remember } from "@/islands/_inbox/storage.ts";

/** What is being written in one ticket. */
export interface DraftText {
  reply: string;
  note: string;
  via?: Via;
  /** The server's copy of which this is the same; absent: it has yet to be told. */
  saved?: string;
}

const NO_DRAFT: DraftText = { reply: "", note: "" };

/** The texts that this member left in a ticket on this device. */
export function loadDraft(inbox: Inbox, ticketId: string): DraftText {
  const kept = recall(prefix(inbox) + ticketId);
  return isDraft(kept) ? kept : NO_DRAFT;
}

/** Keeps a draft, or forgets an empty one. */
export function saveDraft(inbox: Inbox, ticketId: string, draft: DraftText): void {
  const empty = draft.reply.trim() === "" && draft.note.trim() === "";
  remember(prefix(inbox) + ticketId, empty ? undefined : draft);
  markDraft(inbox, ticketId, !empty);
}

/** Tells the list whether a ticket has a draft. */
export function markDraft(inbox: Inbox, ticketId: string, there: boolean): void {
  const drafts = inbox.drafts.peek();
  if (drafts.has(ticketId) === there) return;
  const changed = new Set(drafts);
  if (there) changed.add(ticketId);
  else changed.delete(ticketId);
  inbox.drafts.value = changed;
}

/** Ids of the tickets that have a draft. */
export function draftIds(inbox: Inbox): ReadonlySet<string> {
  return new Set(namesOf(prefix(inbox)));
}

/** Begins the name of what is kept for a ticket. */
export function prefix(inbox: Inbox): string {
  return `otklik:draft:${inbox.props.viewer.id}:`;
}

export function isDraft(value: unknown): value is DraftText {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, "reply") === "string" &&
    typeof Reflect.get(value, "note") === "string";
}
