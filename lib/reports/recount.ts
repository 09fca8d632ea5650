import { and, eq } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import type { Statement, Store } from "@/db/libsql.ts";
import { reportAnswers, tickets } from "@/db/schema/workspace.ts";
import { readBook } from "@/lib/reports/book.ts";
import type { Given } from "@/lib/reports/replay.ts";
import { Tally } from "@/lib/reports/tally.ts";

/**
 * Counts some answers of a ticket anew, when it turns out that others had waited for them, or nobody had.
 * @param among ids of the messages that are looked at anew
 * @param given those of them that somebody had waited for, in their order
 */
export async function recountAnswers(
  store: Store,
  ticket: typeof tickets.$inferSelect,
  among: ReadonlySet<string>,
  given: readonly Omit<Given, "first">[],
): Promise<Statement[]> {
  const book = ticket.counted === 0 ? undefined : await readBook(store);
  if (!book) return [];
  const rows = await store.db.select().from(reportAnswers).where(eq(reportAnswers.ticketId, ticket.id));
  const before = rows.map((row): Given => ({ ...row, since: row.at - row.took }));
  const known = new Map(before.map((one) => [one.messageId, one]));
  const after = [
    ...before.filter(({ messageId }) => !among.has(messageId)),
    ...given.map((one) => ({ ...one, at: known.get(one.messageId)?.at ?? one.at })),
  ].sort((a, b) => a.at - b.at).map((one, index): Given => ({ ...one, first: index === 0 }));
  const gone = before.filter((one) => !after.some((other) => isSame(one, other)));
  const tally = new Tally(book);
  for (const one of gone) tally.answered(ticket, one.agentId, one, -1);
  for (const one of after) {
    if (!before.some((other) => isSame(one, other))) tally.answered(ticket, one.agentId, one);
  }
  return [
    store.db.delete(reportAnswers).where(
      and(
        eq(reportAnswers.ticketId, ticket.id),
        anyOf(reportAnswers.messageId, gone.map(({ messageId }) => messageId)),
      ),
    ),
    ...tally.statements(),
    store.db.update(tickets).set({ firstAnsweredAt: after[0]?.at ?? null }).where(eq(tickets.id, ticket.id)),
  ];
}

/** Times before the question count as none. */
function isSame(one: Given, other: Given): boolean {
  const took = ({ at, since }: Given) => Math.max(0, at - since);
  return one.messageId === other.messageId && one.first === other.first && took(one) === took(other);
}
