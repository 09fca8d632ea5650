import { and, eq, isNull, sql } from "drizzle-orm";
import type { Statement, Store } from "@/db/libsql.ts";
import { deliveries, messages, type MessageStatus, type Reason } from "@/db/schema/workspace.ts";
import type { DeliveryRow, Parcel } from "@/lib/inbox/parcel.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import { statusOf } from "@/lib/inbox/ingest/receipt.ts";
import { tellAuthor } from "@/lib/notify/fate.ts";

/**
 * One part and, by all parts, the whole message get a status. A part that the platform's echo has named
 * meanwhile is sent, whatever the call to the platform came to: then nothing changes.
 */
export function marked(
  store: Store,
  { message, ticket, parts }: Parcel,
  part: DeliveryRow,
  status: MessageStatus,
  error: Reason | null = null,
): Statement[] {
  part.status = status;
  const whole = status === "sending" ? "sending" : statusOf(parts);
  const told = part.externalId ? [] : tellAuthor(store, message, ticket.id, whole);
  const unnamed = sql`EXISTS (SELECT 1 FROM ${deliveries}
    WHERE ${deliveries.id} = ${part.id} AND ${deliveries.externalId} IS NULL)`;
  return [
    store.db.update(deliveries).set({ status })
      .where(and(eq(deliveries.id, part.id), isNull(deliveries.externalId))),
    store.db.update(messages).set({ status: whole, error }).where(and(eq(messages.id, message.id), unnamed)),
    changeEvent(store, "message.updated", ticket.id, message.id),
    ...told,
  ];
}

/** Nothing of the rest will go: what has gone stays as it is. */
export function failure(store: Store, { message, ticket }: Parcel, error: Reason): Statement[] {
  const open = sql`${deliveries.status} IN ('queued', 'sending')`;
  return [
    store.db.update(deliveries).set({ status: "failed" }).where(
      and(eq(deliveries.messageId, message.id), open),
    ),
    store.db.update(messages).set({ status: "failed", error }).where(eq(messages.id, message.id)),
    changeEvent(store, "message.updated", ticket.id, message.id),
    ...tellAuthor(store, message, ticket.id, "failed"),
  ];
}
