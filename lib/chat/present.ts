import { and, asc, eq } from "drizzle-orm";
import { anyOf, pairIn } from "@/db/bulk.ts";
import { attachments, deliveries, messages, tickets } from "@/db/schema/workspace.ts";
import type { Visit } from "@/lib/chat/chat.ts";
import type { ChatMessage } from "@/lib/chat/view.ts";
import { ofVisitor, visible } from "@/lib/chat/visible.ts";
import { type Standing, standings } from "@/lib/csi/shown.ts";
import { previewOf } from "@/lib/inbox/text.ts";
import { attachmentView } from "@/lib/inbox/views/attachment_view.ts";
import type { Services } from "@/lib/services.ts";

export type MessageRow = typeof messages.$inferSelect;

/**
 * Messages in the visitor's words, in the given order. The visitor's own carry no name: the card's may have
 * been written by an agent.
 */
export async function present(
  services: Services,
  visit: Visit,
  rows: readonly MessageRow[],
): Promise<ChatMessage[]> {
  if (rows.length === 0) return [];
  const files = await filesOf(visit, rows);
  const quoted = await quotedBy(visit, rows);
  const asking = rows.flatMap((row) => row.choices ? [row.ticketId] : []);
  const asked = await standings(visit.workspace.store, asking, services.now());
  const { secrets } = services;
  return await Promise.all(rows.map(async (row): Promise<ChatMessage> => {
    const own = row.deletedAt ? [] : files.get(row.id) ?? [];
    return {
      id: row.id,
      clientId: row.direction === "in" ? clientIdOf(visit, row) : undefined,
      from: sideOf(row),
      author: row.authorType === "agent" ? row.authorName ?? undefined : undefined,
      text: row.text,
      files: await Promise.all(own.map((file) => attachmentView(secrets, visit.workspace.id, file))),
      status: statusOf(row),
      replyTo: row.replyTo ? quoted.get(row.replyTo) : undefined,
      at: new Date(row.sentAt).toISOString(),
      edited: row.editedAt !== null || undefined,
      deleted: row.deletedAt !== null || undefined,
      ...buttonsOf(row, asked.get(row.ticketId)),
    };
  }));
}

/** Buttons that are of no use any more are not shown. */
function buttonsOf({ choices }: MessageRow, standing: Standing | undefined) {
  return choices && standing ? { choices, chosen: standing.chosen } : {};
}

function sideOf({ direction }: MessageRow): ChatMessage["from"] {
  return direction === "in" ? "visitor" : "team";
}

function statusOf({ direction, status }: MessageRow): ChatMessage["status"] {
  if (direction === "in") return "received";
  return status === "read" || status === "delivered" ? status : "sent";
}

function clientIdOf({ visitorId }: Visit, { externalId }: MessageRow): string | undefined {
  return externalId?.slice(visitorId.length + 1) || undefined;
}

async function filesOf({ workspace: { store } }: Visit, rows: readonly MessageRow[]) {
  const found = await store.db.select().from(attachments)
    .where(and(anyOf(attachments.messageId, rows.map((row) => row.id)), eq(attachments.status, "stored")))
    .orderBy(asc(attachments.messageId), asc(attachments.position));
  return Map.groupBy(found, (file) => file.messageId ?? "");
}

/** What messages answer, by its external id; only of this conversation, whatever id a message names. */
async function quotedBy(visit: Visit, rows: readonly MessageRow[]) {
  const { db } = visit.workspace.store;
  const pairs = rows.flatMap((row) => row.replyTo ? [[row.connectionId, row.replyTo] as const] : []);
  if (pairs.length === 0) return new Map<string, ChatMessage["replyTo"]>();
  const received = await db.select({ key: messages.externalId, message: messages }).from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .where(and(pairIn(messages.connectionId, messages.externalId, pairs), ofVisitor(visit), visible));
  const sent = await db.select({ key: deliveries.externalId, message: messages }).from(deliveries)
    .innerJoin(messages, eq(messages.id, deliveries.messageId))
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .where(and(pairIn(deliveries.connectionId, deliveries.externalId, pairs), ofVisitor(visit), visible));
  return new Map([...received, ...sent].map(({ key, message }) => {
    const quote = { id: message.id, text: previewOf(message.text), from: sideOf(message) };
    return [key ?? "", quote] as const;
  }));
}
