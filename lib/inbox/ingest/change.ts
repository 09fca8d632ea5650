import type { InboundDeletion, InboundEdit, InboundReaction } from "@/lib/channels/channel.ts";
import { exchangeFiles } from "@/lib/inbox/ingest/edit_files.ts";
import type { Item } from "@/lib/inbox/ingest/item.ts";
import { park, parkedFor } from "@/lib/inbox/ingest/park.ts";
import type { ParkedRow } from "@/lib/inbox/ingest/parked.ts";
import { applyReceipt } from "@/lib/inbox/ingest/receipt.ts";
import type { DeliveryRow, MessageRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";
import { cleanText, previewOf } from "@/lib/inbox/text.ts";

/** Changes the message that an edit, deletion or reaction speaks of, or keeps it until that message comes. */
export function applyChange(
  set: WorkingSet,
  item: Item,
  change: InboundEdit | InboundDeletion | InboundReaction,
): void {
  const delivery = set.deliveries.get(item.connection.id, change.externalId);
  const message = set.messages.get(item.connection.id, change.externalId) ??
    (delivery && set.messages.get("id", delivery.messageId));
  if (!message) {
    if (!delivery) park(set, item, change.externalId, change);
    return;
  }
  const next = change.type === "edit"
    ? isAnswer(message) ? rewritten(set, message, delivery, change) : edited(message, change)
    : change.type === "deletion"
    ? erased(message, change)
    : marked(message, change);
  const written = change.type === "edit" && next.text !== undefined && !isAnswer(message);
  const exchanged = written && exchangeFiles(set, item, message, change.attachments);
  if (!exchanged && !differs(message, next)) return;
  if (change.type !== "reaction") preview(set, message, next);
  if (delivery && next.text !== undefined) set.deliveries.change(delivery, { text: next.text });
  set.messages.change(message, next);
  set.event("message.updated", message.ticketId, message.id);
}

/** A later edit has been here already, or the message is gone: then only the time is of interest. */
function edited(message: MessageRow, change: InboundEdit): Partial<MessageRow> {
  if ((message.editedAt ?? 0) > change.at) return {};
  const text = cleanText(change.text);
  // An item of an album that has no text of its own says nothing about the album's.
  if (message.deletedAt || (message.album && text === "")) return { editedAt: change.at };
  return { text, editedAt: change.at };
}

/**
 * Somebody changed our answer on the platform itself. Most edits that are told are echoes of our own: they
 * come while ours is under way, have the words that stand here, or are no later than our change. Of an answer
 * in parts nobody can say which words were meant.
 */
function rewritten(
  set: WorkingSet,
  message: MessageRow,
  part: DeliveryRow | undefined,
  change: InboundEdit,
): Partial<MessageRow> {
  const text = cleanText(change.text);
  const older = change.at <= (message.editedAt ?? part?.sentAt ?? message.sentAt);
  if (older || message.deletedAt || set.beingEdited.has(message.id)) return {};
  return part?.text === message.text && text !== "" && text !== message.text
    ? { text, editedAt: change.at }
    : {};
}

/**
 * Whatever was taken back on the platform is gone there. What a customer wrote is gone here too, but for the fact
 * that it was written; what the team wrote through us stays for the team.
 */
function erased(message: MessageRow, { at }: InboundDeletion): Partial<MessageRow> {
  if (message.deletedAt) return {};
  return isAnswer(message) ? { deletedAt: at } : { deletedAt: at, text: "" };
}

/** Written here and sent by us, so that the platform's copy is not the only one. */
export function isAnswer({ authorType }: Pick<MessageRow, "authorType">): boolean {
  return authorType === "agent" || authorType === "system";
}

/** The word of an older mark may come after that of a newer one. */
function marked(message: MessageRow, { emoji, at }: InboundReaction): Partial<MessageRow> {
  return (message.reactedAt ?? 0) > at ? {} : { reaction: emoji || null, reactedAt: at };
}

function differs(message: MessageRow, next: Partial<MessageRow>): boolean {
  return Object.entries(next).some(([key, value]) => Reflect.get(message, key) !== value);
}

/** What the list shows of a ticket, or of the one that it went into, must not outlive what was changed. */
function preview(set: WorkingSet, message: MessageRow, next: Partial<MessageRow>): void {
  const own = set.tickets.get("id", message.ticketId);
  const kept = own?.mergedInto ? set.tickets.get("id", own.mergedInto) : undefined;
  for (const ticket of [own, kept]) {
    if (!ticket || ticket.lastMessageAt !== message.sentAt) continue;
    // Another message of the same second may be the one that is shown.
    if (message.text && ticket.preview !== previewOf(message.text)) continue;
    if (next.deletedAt) set.tickets.change(ticket, { preview: "[deleted]" });
    else if (next.text) set.tickets.change(ticket, { preview: previewOf(next.text) });
  }
}

/** Applies what was waiting for a message that has just come. */
export function applyParked(set: WorkingSet, item: Item, externalId: string): void {
  const mine = parkedFor(set, item, externalId).sort(byTime);
  for (const row of mine) {
    const { inbound } = row;
    if (inbound.type === "receipt") applyReceipt(set, item, inbound);
    else applyChange(set, item, inbound);
    set.appliedParked.push(row.id);
  }
  set.newParked.splice(0, Infinity, ...set.newParked.filter((row) => !mine.includes(row)));
}

function byTime(a: ParkedRow, b: ParkedRow): number {
  return a.inbound.at - b.inbound.at;
}
