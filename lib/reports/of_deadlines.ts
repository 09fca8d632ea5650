import type { Statement, Store } from "@/db/libsql.ts";
import type { slaResults, tickets } from "@/db/schema/workspace.ts";
import { readBook } from "@/lib/reports/book.ts";
import { Tally } from "@/lib/reports/tally.ts";

type Results = readonly Pick<typeof slaResults.$inferInsert, "kind" | "outcome" | "endedAt">[];

/**
 * What the deadlines of one ticket that have just ended change in the reports.
 * @param agentId who answered or closed; null: nobody
 * @param n -1 takes away what was counted
 */
export async function countDeadlines(
  store: Store,
  ticket: Pick<typeof tickets.$inferSelect, "id" | "connectionId" | "counted">,
  results: Results,
  agentId: string | null,
  n = 1,
): Promise<Statement[]> {
  if (results.length === 0 || ticket.counted === 0) return [];
  const book = await readBook(store);
  if (!book) return [];
  const tally = new Tally(book);
  for (const result of results) tally.ended(ticket, agentId, result, n);
  return tally.statements();
}
