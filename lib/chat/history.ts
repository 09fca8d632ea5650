import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { messages, tickets } from "@/db/schema/workspace.ts";
import type { Visit } from "@/lib/chat/chat.ts";
import { type MessageRow, present } from "@/lib/chat/present.ts";
import type { ChatPage } from "@/lib/chat/view.ts";
import { ofVisitor, visible } from "@/lib/chat/visible.ts";
import { AppError } from "@/lib/errors.ts";
import { fromCursor, toCursor } from "@/lib/inbox/views/cursor.ts";
import type { Services } from "@/lib/services.ts";

const PAGE = 50;

/**
 * The conversation as one, over all of its tickets: the newest page, or the one before `cursor`.
 * @throws {AppError} invalid_request for a cursor that is none
 */
export async function readChat(services: Services, visit: Visit, cursor?: string): Promise<ChatPage> {
  // Read first: whatever is committed meanwhile is told once more, and never missed.
  const seq = await services.live.latest(visit.workspace.id);
  const rows = await newestOf(visit, before(cursor), PAGE + 1);
  const shown = rows.slice(0, PAGE).reverse();
  const first = shown[0];
  const more = rows.length > PAGE && first !== undefined;
  return {
    items: await present(services, visit, shown),
    earlier: more ? toCursor(first.sentAt, first.sequence, first.id) : null,
    seq,
  };
}

/** Goes from ticket to ticket until the page is full: each look-up follows an index and ends early. */
async function newestOf(visit: Visit, older: SQL | undefined, most: number): Promise<MessageRow[]> {
  const { db } = visit.workspace.store;
  const parts = await db.select({ id: tickets.id, lastMessageAt: tickets.lastMessageAt }).from(tickets)
    .where(ofVisitor(visit)).orderBy(desc(tickets.lastMessageAt));
  let found: MessageRow[] = [];
  for (const part of parts) {
    const last = found[most - 1];
    if (last && last.sentAt > part.lastMessageAt) break;
    const rows = await db.select().from(messages).where(and(eq(messages.ticketId, part.id), older, visible))
      .orderBy(desc(messages.sentAt), desc(messages.sequence), desc(messages.id)).limit(most);
    found = [...found, ...rows].sort(newestFirst).slice(0, most);
  }
  return found;
}

function newestFirst(a: MessageRow, b: MessageRow): number {
  return b.sentAt - a.sentAt || b.sequence - a.sequence || (a.id < b.id ? 1 : -1);
}

function before(cursor: string | undefined): SQL | undefined {
  if (!cursor) return undefined;
  const [at, sequence, id] = fromCursor(cursor, 3);
  if (!Number.isSafeInteger(Number(at)) || !Number.isSafeInteger(Number(sequence))) {
    throw new AppError("invalid_request", { field: "before" });
  }
  const key = sql`(${messages.sentAt}, ${messages.sequence}, ${messages.id})`;
  return sql`${key} < (${Number(at)}, ${Number(sequence)}, ${id})`;
}
