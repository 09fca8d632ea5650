import type { InboundMessage } from "@/lib/channels/channel.ts";
import type { Item } from "@/lib/inbox/ingest/item.ts";
import type { MessageRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";

/** Whoever wrote longer ago than this is greeted by the answer itself. */
const FRESH_MS = 3_600_000;

/**
 * Plans the greeting of a person who writes for the first time, where the connection has one (VK-17).
 * @param known the person had a private conversation here before, open or closed
 * @returns whether there is one
 */
export function planGreeting(
  set: WorkingSet,
  { origin }: Item,
  message: InboundMessage,
  { ticketId, sentAt }: MessageRow,
  known: boolean,
): boolean {
  if (known || message.thread.kind !== "direct" || message.via) return false;
  if (!origin.settings.greeting || sentAt < set.now - FRESH_MS) return false;
  set.job("greet", `greet:${ticketId}`, { ticketId });
  return true;
}

/** Whoever answers a broadcast with their first message answers something that their ticket does not have yet. */
export function planRecall(
  set: WorkingSet,
  { origin }: Item,
  message: InboundMessage,
  { ticketId }: MessageRow,
  known: boolean,
): void {
  if (known || !origin.capability.broadcast || message.thread.kind !== "direct") return;
  set.job("broadcast_context", `recall:${ticketId}`, { ticketId });
}
