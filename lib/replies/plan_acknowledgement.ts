import type { InboundMessage } from "@/lib/channels/channel.ts";
import type { Item } from "@/lib/inbox/ingest/item.ts";
import type { MessageRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";

/** What comes in late, after a break or as a history, has been waiting too long for "it has just arrived". */
const FRESH_MS = 3_600_000;

/**
 * Plans the note that a message has arrived, when it begins a wait in a private conversation whose connection
 * has such a note. Whether it goes out is decided by the job.
 * @param waits somebody was waiting for an answer in the ticket already
 */
export function planAcknowledgement(
  set: WorkingSet,
  { origin }: Item,
  message: InboundMessage,
  { id: messageId, ticketId, sentAt }: MessageRow,
  waits: boolean,
): void {
  if (!origin.settings.acknowledgement || message.thread.kind !== "direct" || message.via) return;
  if (waits || sentAt < set.now - FRESH_MS) return;
  set.job("acknowledge", `acknowledge:${ticketId}`, { ticketId, messageId });
}
