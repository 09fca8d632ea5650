import { attach } from "@/lib/inbox/ingest/attach.ts";
import type { InboundAttachment } from "@/lib/channels/channel.ts";
import type { Item } from "@/lib/inbox/ingest/item.ts";
import type { AttachmentRow, MessageRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";

/**
 * Puts the files of an edit in the place of those that the message has. An edit without any says nothing of them:
 * some platforms tell of the words alone. An item of an album cannot be told from its neighbours.
 * @returns false when nothing is other than before
 */
export function exchangeFiles(
  set: WorkingSet,
  item: Item,
  message: MessageRow,
  files: readonly InboundAttachment[] = [],
): boolean {
  if (files.length === 0 || message.album) return false;
  const isHere = ({ messageId }: AttachmentRow) => messageId === message.id;
  const before = [...set.files, ...set.newAttachments].filter(isHere);
  if (before.map(nameOfRow).sort().join("\n") === files.map(nameOfFile).sort().join("\n")) return false;
  set.files.filter(isHere).forEach(({ id }) => set.droppedAttachments.push(id));
  for (const rows of [set.files, set.newAttachments]) {
    rows.splice(0, Infinity, ...rows.filter((row) => !isHere(row)));
  }
  attach(set, item, message, files, 0);
  return true;
}

function nameOfRow({ sourceRef, sourceUrl, pageUrl, latitude, longitude, phone, name }: AttachmentRow) {
  return nameOf([sourceRef, placeOf(sourceUrl), pageUrl, at(latitude, longitude), phone, name]);
}

function nameOfFile({ ref, url, pageUrl, latitude, longitude, phone, name }: InboundAttachment): string {
  return nameOf([ref, placeOf(url), pageUrl, at(latitude, longitude), phone, name]);
}

/** What tells a file from another: the first that is known. */
function nameOf(candidates: readonly (string | null | undefined)[]): string {
  return candidates.find((one) => !!one) ?? "";
}

/** Platforms sign their addresses anew each time: the file is the same. */
function placeOf(url: string | null | undefined): string | undefined {
  return url?.split("?", 1)[0];
}

function at(latitude?: number | null, longitude?: number | null): string | undefined {
  return latitude == null || longitude == null ? undefined : `${latitude} ${longitude}`;
}
