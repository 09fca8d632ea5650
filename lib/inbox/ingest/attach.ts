import type { InboundAttachment } from "@/lib/channels/channel.ts";
import type { Item } from "@/lib/inbox/ingest/item.ts";
import type { AttachmentRow, MessageRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";
import { newId } from "@/lib/ids.ts";
import { cleanText } from "@/lib/inbox/text.ts";

/**
 * Adds files to a message; each that can be fetched becomes a job of its own, so a file server that is
 * down never costs the message.
 * @param position of the first one; albums number their items so that any order of arrival looks the same
 */
export function attach(
  set: WorkingSet,
  item: Item,
  message: MessageRow,
  files: readonly InboundAttachment[],
  position: number,
): void {
  files.forEach((file, index) => {
    if (file.uploadId) return claim(set, item, message, file.uploadId, position + index);
    const row = rowOf(set, item, message, file, position + index);
    set.newAttachments.push(row);
    if (row.status === "pending") set.job("media", `media:${row.id}`, { attachmentId: row.id });
  });
  const tooLarge = files.find((file) => file.unavailable === "too_large");
  if (tooLarge && message.direction === "in" && !set.silenced.has(message.id)) {
    set.job("file_hint", `hint:${message.ticketId}`, { ticketId: message.ticketId, messageId: message.id });
  }
}

/**
 * A picture that belongs to no message: a post's, or a person's portrait. It is copied, since platforms'
 * addresses expire.
 * @returns the id of its attachment
 */
export function addPicture(
  set: WorkingSet,
  { connection }: Item,
  source: Pick<InboundAttachment, "url" | "ref">,
): string {
  const id = newId(set.now);
  set.newAttachments.push({
    id,
    connectionId: connection.id,
    kind: "image",
    status: "pending",
    sourceUrl: source.url ?? null,
    sourceRef: source.url === undefined ? source.ref ?? null : null,
    createdAt: set.now,
  });
  set.job("media", `media:${id}`, { attachmentId: id });
  return id;
}

/** What was put on our own page is stored already: its row joins the message, and nothing is fetched. */
function claim(
  set: WorkingSet,
  { connection }: Item,
  message: MessageRow,
  id: string,
  position: number,
): void {
  set.claimed.push({ id, messageId: message.id, connectionId: connection.id, position });
}

function rowOf(
  set: WorkingSet,
  { connection }: Item,
  message: MessageRow,
  file: InboundAttachment,
  position: number,
): AttachmentRow {
  const fetchable = !file.unavailable && (file.url !== undefined || file.ref !== undefined);
  const placed = file.kind === "location" || file.kind === "contact";
  return {
    id: newId(set.now),
    messageId: message.id,
    connectionId: connection.id,
    position,
    kind: file.kind,
    name: file.name === undefined ? null : cleanText(file.name),
    contentType: file.contentType ?? null,
    size: file.size ?? null,
    status: fetchable ? "pending" : placed ? "stored" : "unavailable",
    error: fetchable || placed ? null : { code: file.unavailable ?? "no_address" },
    sourceUrl: file.url ?? null,
    sourceRef: file.ref ?? null,
    pageUrl: file.pageUrl ?? null,
    width: file.width ?? null,
    height: file.height ?? null,
    duration: file.duration ?? null,
    latitude: file.latitude ?? null,
    longitude: file.longitude ?? null,
    phone: file.phone ?? null,
    createdAt: set.now,
  };
}
