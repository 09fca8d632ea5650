import { eq, sql } from "drizzle-orm";
import type { Statement, Store } from "@/db/libsql.ts";
import { tickets } from "@/db/schema/workspace.ts";
import { readBook } from "@/lib/reports/book.ts";
import { Tally } from "@/lib/reports/tally.ts";

type TicketRow = typeof tickets.$inferSelect;

/** A message that a member writes to the customer. */
export interface Written {
  readonly messageId: string;
  readonly agentId: string;
  /** ms since the epoch. */
  readonly at: number;
}

/**
 * What an answer changes in the reports, to be committed with it. A ticket that was never counted is left to the
 * job that counts it.
 * @param ticket as it was before the answer
 */
export async function countReply(
  store: Store,
  ticket: TicketRow,
  { messageId, agentId, at }: Written,
): Promise<Statement[]> {
  const book = ticket.counted === 0 ? undefined : await readBook(store);
  if (!book) return [];
  const tally = new Tally(book);
  tally.sent(ticket, agentId, at);
  const since = ticket.waitingSince;
  const first = ticket.firstAnsweredAt === null;
  if (since !== null) tally.answered(ticket, agentId, { messageId, at, since, first });
  return [
    ...tally.statements(),
    store.db.update(tickets).set({
      sent: sql`${tickets.sent} + 1`,
      ...since !== null && first && { firstAnsweredAt: at },
    }).where(eq(tickets.id, ticket.id)),
  ];
}
