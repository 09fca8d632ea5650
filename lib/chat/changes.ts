import { and, asc, eq, gt } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import { events, messages, tickets } from "@/db/schema/workspace.ts";
import type { Visit } from "@/lib/chat/chat.ts";
import { readChat } from "@/lib/chat/history.ts";
import { present } from "@/lib/chat/present.ts";
import type { ChatChanges } from "@/lib/chat/view.ts";
import { ofVisitor, visible } from "@/lib/chat/visible.ts";
import type { Services } from "@/lib/services.ts";

/** Lines of the whole workspace's log that one look goes through. */
const MOST_LINES = 2_000;

/** The visitor's messages that were made or changed after a line of the change log, oldest first. */
export async function changesSince(services: Services, visit: Visit, after: number): Promise<ChatChanges> {
  const { db } = visit.workspace.store;
  const lines = await db.select({ seq: events.seq, ticketId: events.ticketId, messageId: events.messageId })
    .from(events).where(gt(events.seq, after)).orderBy(asc(events.seq)).limit(MOST_LINES);
  if (lines.length === MOST_LINES) {
    const { items, seq } = await readChat(services, visit);
    return { items, seq, reset: true };
  }
  const seq = lines.at(-1)?.seq ?? after;
  const mine = new Set((await ticketIds(visit)).map(({ id }) => id));
  const ids = lines.flatMap((line) =>
    line.messageId && mine.has(line.ticketId ?? "") ? [line.messageId] : []
  );
  if (ids.length === 0) return { items: [], seq, reset: false };
  const rows = await db.select().from(messages).where(and(anyOf(messages.id, new Set(ids)), visible))
    .orderBy(asc(messages.sentAt), asc(messages.sequence), asc(messages.id));
  return { items: await present(services, visit, rows), seq, reset: false };
}

async function ticketIds(visit: Visit): Promise<{ id: string }[]> {
  return await visit.workspace.store.db.select({ id: tickets.id }).from(tickets).where(ofVisitor(visit));
}

/** One message of the conversation by its id; undefined for anything that this visitor may not see. */
export async function findMessage(visit: Visit, id: string) {
  const [row] = await visit.workspace.store.db.select({ message: messages }).from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .where(and(eq(messages.id, id), ofVisitor(visit), visible));
  return row?.message;
}
