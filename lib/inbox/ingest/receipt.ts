import { and, sql } from "drizzle-orm";
import { anyOf, pairIn } from "@/db/bulk.ts";
import { deliveries, type MessageStatus, tickets } from "@/db/schema/workspace.ts";
import type { InboundReceipt } from "@/lib/channels/channel.ts";
import { park, watermarkKey } from "@/lib/inbox/ingest/park.ts";
import type { Item } from "@/lib/inbox/ingest/item.ts";
import { knowDelivery } from "@/lib/inbox/ingest/load.ts";
import { type DeliveryRow, keyOf, type WorkingSet } from "@/lib/inbox/ingest/working_set.ts";

export { watermarkKey } from "@/lib/inbox/ingest/park.ts";

const RANK: Readonly<Record<MessageStatus, number>> = {
  received: 0,
  queued: 0,
  sending: 1,
  unsure: 2,
  sent: 3,
  delivered: 4,
  read: 5,
  failed: 6,
};

/** True when a status may become another: they only move forward, and `failed` ends the way. */
export function movesForward(from: MessageStatus, to: MessageStatus): boolean {
  return to === "failed" ? RANK[from] < RANK.delivered : RANK[to] > RANK[from] && from !== "failed";
}

/** Marks what a receipt speaks of; for a message that is not known yet the receipt waits. */
export function applyReceipt(set: WorkingSet, item: Item, receipt: InboundReceipt): void {
  settle(set, item, receipt);
  for (const externalId of receipt.externalIds ?? []) {
    const delivery = set.deliveries.get(item.connection.id, externalId);
    if (delivery) advance(set, delivery, receipt);
    else if (!set.messages.get(item.connection.id, externalId)) {
      park(set, item, externalId, { ...receipt, externalIds: [externalId], upTo: undefined });
    }
  }
  const upTo = receipt.upTo;
  if (!upTo) return;
  const thread = keyOf([item.connection.id, upTo.threadKey]);
  const sent = [...set.deliveries.byKey.values()].filter((row) => set.threads.get(row.ticketId) === thread);
  for (const delivery of new Set(sent)) applyWatermark(set, delivery, receipt);
  park(set, item, watermarkKey(upTo.threadKey), receipt);
}

/** Marks a delivery when the watermark covers it. */
export function applyWatermark(set: WorkingSet, delivery: DeliveryRow, receipt: InboundReceipt): void {
  const { upTo } = receipt;
  const covered = upTo?.sequence !== undefined
    ? delivery.sequence !== null && delivery.sequence <= upTo.sequence
    : upTo?.at !== undefined && delivery.sentAt !== null && delivery.sentAt <= upTo.at;
  if (covered && delivery.externalId) advance(set, delivery, receipt);
}

/** A receipt that names our own id settles a send whose answer never came. */
function settle(set: WorkingSet, { connection }: Item, { echoOf, externalIds }: InboundReceipt): void {
  const delivery = echoOf ? set.deliveries.get("id", echoOf) : undefined;
  const externalId = externalIds?.[0];
  if (!delivery || !externalId || delivery.externalId || delivery.connectionId !== connection.id) return;
  // A call that failed and was made again had another name then.
  if (set.messages.get(connection.id, externalId)?.id === delivery.messageId) return;
  set.deliveries.change(delivery, { externalId, status: "sent", sentAt: delivery.sentAt ?? set.now });
  set.deliveries.know(delivery, connection.id, externalId);
  statusChanged(set, delivery);
}

function advance(set: WorkingSet, delivery: DeliveryRow, receipt: InboundReceipt): void {
  if (!movesForward(delivery.status, receipt.status)) return;
  set.deliveries.change(delivery, { status: receipt.status });
  statusChanged(set, delivery, receipt);
}

/** A delivery changed: its message will be given the least of its parts' statuses at the end. */
export function statusChanged(set: WorkingSet, delivery: DeliveryRow, receipt?: InboundReceipt): void {
  set.restated.set(delivery.messageId, receipt?.error ?? set.restated.get(delivery.messageId) ?? null);
  set.event("message.updated", delivery.ticketId, delivery.messageId);
}

/** Reads the sent and not yet read deliveries of the threads that watermarks speak of, closed tickets too. */
export async function loadWatermarked(set: WorkingSet, items: readonly Item[]): Promise<void> {
  const pairs = items.flatMap(({ connection, inbound }) =>
    inbound.type === "receipt" && inbound.upTo ? [[connection.id, inbound.upTo.threadKey] as const] : []
  );
  if (pairs.length === 0) return;
  const { db } = set.store;
  const known = await db.select({ id: tickets.id, connection: tickets.connectionId, key: tickets.threadKey })
    .from(tickets).where(pairIn(tickets.connectionId, tickets.threadKey, pairs));
  for (const { id, connection, key } of known) set.threads.set(id, keyOf([connection, key]));
  const rows = await db.select().from(deliveries)
    .where(and(anyOf(deliveries.ticketId, set.threads.keys()), sql`status IN ('sent', 'delivered')`));
  for (const row of rows) knowDelivery(set, row);
}

/** The least advanced part speaks for the whole message; one failed part fails it. */
export function statusOf(parts: readonly { status: MessageStatus }[]): MessageStatus {
  if (parts.some((part) => part.status === "failed")) return "failed";
  if (parts.some((part) => part.status === "unsure")) return "unsure";
  return parts.reduce<MessageStatus>(
    (least, part) => RANK[part.status] < RANK[least] ? part.status : least,
    "read",
  );
}

/** All parts of the messages whose deliveries changed, with the changes of this batch. */
export async function partsOf(set: WorkingSet): Promise<Map<string, DeliveryRow[]>> {
  const parts = new Map<string, DeliveryRow[]>();
  if (set.restated.size === 0) return parts;
  const rows = await set.store.db.select().from(deliveries)
    .where(anyOf(deliveries.messageId, set.restated.keys()));
  for (const row of rows) {
    const current = set.deliveries.get("id", row.id) ?? row;
    parts.set(row.messageId, [...parts.get(row.messageId) ?? [], current]);
  }
  return parts;
}
