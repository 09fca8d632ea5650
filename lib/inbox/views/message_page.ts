import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { messages } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { fromCursor } from "@/lib/inbox/views/cursor.ts";

type MessageRow = typeof messages.$inferSelect;

/** Where a page of messages ends: those before it are older. */
export interface PageEnd {
  /** ms since the epoch. */
  readonly sentAt: number;
  readonly older: SQL;
}

/** @throws {AppError} invalid_request for a text that is no cursor */
export function pageEnd(cursor: string | undefined): PageEnd | undefined {
  if (!cursor) return undefined;
  const [at, sequence, id] = fromCursor(cursor, 3);
  const sentAt = Number(at);
  if (!Number.isSafeInteger(sentAt) || !Number.isSafeInteger(Number(sequence))) {
    throw new AppError("invalid_request", { field: "cursor" });
  }
  const key = sql`(${messages.sentAt}, ${messages.sequence}, ${messages.id})`;
  return { sentAt, older: sql`${key} < (${sentAt}, ${Number(sequence)}, ${id})` };
}

/**
 * The newest messages of some tickets, newest first: each look-up follows an index and ends early.
 * @param which holds for those that are wanted
 */
export async function newestMessages(
  { db }: Store,
  ticketIds: readonly string[],
  which: SQL | undefined,
  most: number,
): Promise<MessageRow[]> {
  const pages = await Promise.all(
    ticketIds.map((id) =>
      db.select().from(messages).where(and(eq(messages.ticketId, id), which))
        .orderBy(desc(messages.sentAt), desc(messages.sequence), desc(messages.id)).limit(most)
    ),
  );
  const [only] = pages;
  return pages.length === 1 && only ? only : pages.flat().sort(newestFirst).slice(0, most);
}

function newestFirst(a: MessageRow, b: MessageRow): number {
  return b.sentAt - a.sentAt || b.sequence - a.sequence || (a.id < b.id ? 1 : -1);
}
