import type { ClockKind, slaResults, tickets } from "@/db/schema/workspace.ts";
import { newId } from "@/lib/ids.ts";
import { type Ended, outcomeOf } from "@/lib/sla/clock.ts";

type ResultRow = typeof slaResults.$inferInsert & { kind: ClockKind };
type TicketRow = typeof tickets.$inferSelect;

/**
 * What is kept of deadlines that have come to their end.
 * @param closed they ended because the ticket was closed
 */
export function resultsOf(
  { id: ticketId, priority }: Pick<TicketRow, "id" | "priority">,
  policyId: string,
  ended: readonly Ended[],
  closed: boolean,
): ResultRow[] {
  return ended.map((one) => ({
    id: newId(one.endedAt),
    ticketId,
    policyId,
    priority,
    kind: one.kind,
    startedAt: one.startedAt,
    endedAt: one.endedAt,
    took: one.took,
    target: one.target,
    outcome: outcomeOf(one, closed),
  }));
}
