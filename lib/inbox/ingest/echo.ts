import type { InboundMessage } from "@/lib/channels/channel.ts";
import { applyParked } from "@/lib/inbox/ingest/change.ts";
import type { Item } from "@/lib/inbox/ingest/item.ts";
import { randomOf } from "@/lib/inbox/ingest/load.ts";
import { parkedFor, watermarkKey } from "@/lib/inbox/ingest/park.ts";
import { applyWatermark, statusChanged } from "@/lib/inbox/ingest/receipt.ts";
import type { DeliveryRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";

/**
 * Recognises the platform's echo of our own send, which may come before the send call's own answer, and
 * settles a doubtful delivery by it.
 * @returns false when the message is nobody's we know: it was written in the platform's own app
 */
export function confirmEcho(set: WorkingSet, item: Item, message: InboundMessage): boolean {
  const delivery = deliveryOf(set, item, message);
  if (!delivery) return false;
  if (delivery.externalId) return true;
  set.deliveries.change(delivery, {
    externalId: message.externalId,
    sequence: message.sequence ?? null,
    status: "sent",
    sentAt: delivery.sentAt ?? set.now,
  });
  set.deliveries.know(delivery, item.connection.id, message.externalId);
  statusChanged(set, delivery);
  applyParked(set, item, message.externalId);
  for (const row of parkedFor(set, item, watermarkKey(message.thread.key))) {
    if (row.inbound.type === "receipt") applyWatermark(set, delivery, row.inbound);
  }
  return true;
}

function deliveryOf(set: WorkingSet, item: Item, message: InboundMessage): DeliveryRow | undefined {
  const random = randomOf(message.echoOf);
  if (random !== undefined) return set.deliveries.get(item.connection.id, "random", random);
  const named = message.echoOf ? set.deliveries.get("id", message.echoOf) : undefined;
  return named?.connectionId === item.connection.id ? named : undefined;
}
