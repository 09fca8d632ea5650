import { and, eq, sql } from "drizzle-orm";
import type { Statement, Store } from "@/db/libsql.ts";
import { type messages, reportAnswers, tickets } from "@/db/schema/workspace.ts";
import { readBook } from "@/lib/reports/book.ts";
import { NATIVE, Tally } from "@/lib/reports/tally.ts";

/** Takes back what was counted of an answer from a platform's own app that turned out to be one of ours. */
export async function uncountNative(
  store: Store,
  message: Pick<typeof messages.$inferSelect, "id" | "ticketId" | "sentAt">,
): Promise<Statement[]> {
  const { db } = store;
  const [ticket] = await db.select().from(tickets).where(eq(tickets.id, message.ticketId));
  const book = await readBook(store);
  if (!ticket || !book || ticket.counted === 0) return [];
  const isIts = and(eq(reportAnswers.ticketId, ticket.id), eq(reportAnswers.messageId, message.id));
  const [answer] = await db.select().from(reportAnswers).where(isIts);
  const tally = new Tally(book);
  tally.sent(ticket, NATIVE, message.sentAt, -1);
  if (answer) tally.answered(ticket, NATIVE, { ...answer, since: answer.at - answer.took }, -1);
  return [
    ...tally.statements(),
    db.delete(reportAnswers).where(isIts),
    db.update(tickets).set({
      sent: sql`${tickets.sent} - 1`,
      ...answer?.first && { firstAnsweredAt: null },
    }).where(eq(tickets.id, ticket.id)),
  ];
}
