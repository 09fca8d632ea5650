import { and, eq, sql } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import type { Statement, Store } from "@/db/libsql.ts";
import {
  aliases,
  attachments,
  connections,
  deliveries,
  messages,
  type MessageStatus,
  parked,
} from "@/db/schema/workspace.ts";
import type { Capability } from "@/lib/channels/capabilities.ts";
import type { InboundReceipt, Sent } from "@/lib/channels/channel.ts";
import { reasonFor } from "@/lib/inbox/delivery_reason.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import { parkedRows } from "@/lib/inbox/ingest/parked.ts";
import { movesForward, statusOf, watermarkKey } from "@/lib/inbox/ingest/receipt.ts";
import { type DeliveryRow, type Parcel, partsOf } from "@/lib/inbox/parcel.ts";
import { uncountNative } from "@/lib/reports/uncount.ts";

/**
 * A part was taken by the platform. Receipts that overtook the platform's answer are applied now; an echo
 * that did so has named the part already, or stands in the ticket as somebody else's words and goes away.
 * Call it inside `Store.write`, together with its commit.
 * @param now ms since the epoch, of the call's beginning
 * @returns nothing when what was taken has failed and is being sent again by now
 */
export async function deliverySaved(
  store: Store,
  capability: Capability,
  parcel: Parcel,
  part: DeliveryRow,
  sent: Sent,
  now: number,
): Promise<Statement[]> {
  const { message, ticket } = parcel;
  const { connectionId } = ticket;
  const parts = await partsOf(store, message.id);
  const known = parts.find((one) => one.id === part.id) ?? part;
  if (known.status === "queued" && await isFormerName(store, connectionId, sent.externalId)) return [];
  const { status, failed } = await overtaken(store, parcel, known, sent, now);
  Object.assign(part, { status, externalId: sent.externalId });
  const whole = statusOf(parts.map((one) => one.id === part.id ? part : one));
  // A failure that was told before this answer came has left its reason already.
  const error = failed?.error
    ? reasonFor(capability, failed.error.kind, failed.error.message)
    : status === "failed"
    ? undefined
    : null;
  return [
    ...await withoutTwin(store, connectionId, sent.externalId),
    store.db.update(deliveries)
      .set({ status, externalId: sent.externalId, sequence: sent.sequence ?? known.sequence, sentAt: now })
      .where(eq(deliveries.id, part.id)),
    ...(sent.alsoExternalIds ?? []).map((externalId) =>
      store.db.insert(aliases).values({ connectionId, externalId, messageId: message.id })
        .onConflictDoNothing()
    ),
    store.db.update(messages)
      .set({
        status: whole === "queued" ? "sending" : whole,
        error,
        ...await earlyChanges(store, connectionId, sent.externalId),
      })
      .where(eq(messages.id, message.id)),
    store.db.update(connections).set({ lastOutboundAt: now }).where(eq(connections.id, connectionId)),
    changeEvent(store, "message.updated", ticket.id, message.id),
  ];
}

/** An agent may be quicker than the answer of a call whose failure the platform has told already. */
async function isFormerName({ db }: Store, connectionId: string, externalId: string): Promise<boolean> {
  const rows = await db.select({ id: aliases.messageId }).from(aliases)
    .where(and(eq(aliases.connectionId, connectionId), eq(aliases.externalId, externalId)));
  return rows.length > 0;
}

/** A mark, or a deletion, that came before the platform had told us how it calls the message. */
async function earlyChanges(
  store: Store,
  connectionId: string,
  externalId: string,
): Promise<Partial<Pick<typeof messages.$inferInsert, "reaction" | "reactedAt" | "deletedAt">>> {
  const here = and(eq(parked.connectionId, connectionId), eq(parked.externalId, externalId));
  const changes = (await parkedRows(store, here)).map(({ inbound }) => inbound);
  const mark = changes.find((one) => one.type === "reaction");
  const deletion = changes.find((one) => one.type === "deletion");
  return {
    ...(mark && { reaction: mark.emoji || null, reactedAt: mark.at }),
    ...(deletion && { deletedAt: deletion.at }),
  };
}

/** The furthest status that the echo and the receipts have already given to what was just sent. */
async function overtaken(
  store: Store,
  { ticket }: Parcel,
  known: DeliveryRow,
  sent: Sent,
  now: number,
): Promise<{ status: MessageStatus; failed?: InboundReceipt }> {
  const keys = [sent.externalId, watermarkKey(ticket.threadKey)];
  const here = and(eq(parked.connectionId, ticket.connectionId), anyOf(parked.externalId, keys));
  let status: MessageStatus = movesForward("sent", known.status) ? known.status : "sent";
  let failed: InboundReceipt | undefined;
  for (const { inbound: receipt } of await parkedRows(store, here)) {
    if (receipt.type !== "receipt" || !covers(receipt, sent, now) || !movesForward(status, receipt.status)) {
      continue;
    }
    status = receipt.status;
    failed = receipt.status === "failed" ? receipt : undefined;
  }
  return { status, failed };
}

function covers(receipt: InboundReceipt, sent: Sent, now: number): boolean {
  const { upTo } = receipt;
  if (!upTo) return true;
  if (upTo.sequence !== undefined) return sent.sequence !== undefined && sent.sequence <= upTo.sequence;
  return upTo.at !== undefined && now <= upTo.at;
}

/** An echo without a mark of ours that came first was taken for a colleague's own words (C-11: once). */
async function withoutTwin(store: Store, connectionId: string, externalId: string): Promise<Statement[]> {
  const { db } = store;
  const [twin] = await db.select().from(messages).where(
    and(
      eq(messages.connectionId, connectionId),
      eq(messages.externalId, externalId),
      sql`${messages.authorType} = 'native'`,
    ),
  );
  if (!twin) return [];
  return [
    db.delete(attachments).where(eq(attachments.messageId, twin.id)),
    db.delete(messages).where(eq(messages.id, twin.id)),
    ...await uncountNative(store, twin),
    changeEvent(store, "message.updated", twin.ticketId, twin.id),
  ];
}
