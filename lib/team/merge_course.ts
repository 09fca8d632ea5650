import { and, asc, desc, eq, gte, ne } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import type { Store } from "@/db/libsql.ts";
import { attachments, type MergeState, messages, ticketEvents } from "@/db/schema/workspace.ts";
import { previewOf } from "@/lib/inbox/text.ts";
import { writerOf } from "@/lib/reports/replay.ts";
import type { Step } from "@/lib/team/replay.ts";

type MessageRow = typeof messages.$inferSelect;

const MOST = 1_000;

/** What was written in a ticket since, and when it was closed, in the order in which it came. @param since ms */
export async function stepsOf({ db }: Store, ticketId: string, since: number): Promise<Step[]> {
  const wrote = await db.select().from(messages).where(and(
    eq(messages.ticketId, ticketId),
    gte(messages.createdAt, since),
    eq(messages.private, false),
    ne(messages.authorType, "system"),
  )).orderBy(asc(messages.createdAt), asc(messages.id)).limit(MOST);
  const closings = await db.select({ at: ticketEvents.at }).from(ticketEvents).where(and(
    eq(ticketEvents.ticketId, ticketId),
    gte(ticketEvents.at, since),
    eq(ticketEvents.kind, "closed"),
  ));
  const steps: Step[] = wrote.map((message) => ({
    does: "message",
    messageId: message.id,
    writer: writerOf(message),
    at: message.createdAt,
    sentAt: message.sentAt,
    direction: message.direction,
    author: message.authorType,
  }));
  return [...steps, ...closings.map(({ at }): Step => ({ does: "closed", at }))].sort((a, b) => a.at - b.at);
}

/** The last message as the list is to show it now: what was changed or taken back since must not come again. */
export async function lastShown(
  { db }: Store,
  ticketIds: readonly string[],
  last: MergeState["last"],
): Promise<MergeState["last"]> {
  const [row] = await db.select().from(messages).where(and(
    anyOf(messages.ticketId, ticketIds),
    eq(messages.sentAt, last.at),
    eq(messages.private, false),
  )).orderBy(desc(messages.createdAt), desc(messages.id)).limit(1);
  if (!row) return last;
  const [file] = row.text || row.deletedAt
    ? []
    : await db.select({ kind: attachments.kind }).from(attachments)
      .where(eq(attachments.messageId, row.id)).orderBy(asc(attachments.position)).limit(1);
  return { at: last.at, author: row.authorType, preview: shown(row, file?.kind) };
}

function shown({ text, deletedAt, unknown }: MessageRow, kind: string | undefined): string {
  if (deletedAt !== null) return "[deleted]";
  return previewOf(text) || (kind ? `[${kind}]` : unknown ? "[unknown]" : "");
}
