import type { InboundMessage } from "@/lib/channels/channel.ts";
import type { Item } from "@/lib/inbox/ingest/item.ts";
import type { TicketRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";

/** An answer from the platform's own app may tell its author's id alone: the name is asked for (VK-20). */
export function planNaming(
  set: WorkingSet,
  { connection, origin }: Item,
  { author }: InboundMessage,
  { id: ticketId }: TicketRow,
): void {
  const externalId = author?.externalId;
  if (!externalId || author.name || !origin.hasProfile) return;
  const payload = { connectionId: connection.id, externalId, ticketId };
  set.job("native_author", `native:${connection.id}:${externalId}`, payload);
}
