import type { slaResults, tickets } from "@/db/schema/workspace.ts";
import { columnsOf } from "@/lib/sla/marks.ts";
import { type Move, moved, type Standing } from "@/lib/sla/moves.ts";
import { resultsOf } from "@/lib/sla/results.ts";
import type { Policy } from "@/lib/sla/terms.ts";

/** What the deadlines of a ticket depend on. */
export type TimedTicket = Pick<
  typeof tickets.$inferSelect,
  | "id"
  | "connectionId"
  | "counted"
  | "priority"
  | "waitingSince"
  | "firstAnsweredAt"
  | "snoozedUntil"
  | "sla"
  | "slaDueAt"
  | "slaMarkAt"
  | "slaBreachedAt"
>;

export interface Turn {
  readonly columns: ReturnType<typeof columnsOf>;
  readonly results: readonly (typeof slaResults.$inferInsert)[];
}

/** How a ticket's row changes when something happens to it, and what is kept of the deadlines that ended. */
export function turn(ticket: TimedTicket, what: Move, at: number, policy: Policy | undefined): Turn {
  const terms = policy ? { policy, priority: ticket.priority } : null;
  const { sla, ended } = moved(ticket.sla ?? null, what, at, terms, standingOf(ticket));
  const columns = columnsOf(sla);
  const closed = what === "closed";
  const late = closed && ended.some((one) => one.late);
  return {
    columns: late ? { ...columns, slaBreachedAt: ticket.slaBreachedAt ?? at } : columns,
    results: policy ? resultsOf(ticket, policy.id, ended, closed) : [],
  };
}

function standingOf({ waitingSince, firstAnsweredAt, snoozedUntil }: TimedTicket): Standing {
  const kind = firstAnsweredAt === null ? "first" : "next";
  return {
    ...waitingSince !== null && { owed: { kind, since: waitingSince } },
    snoozed: snoozedUntil !== null,
  };
}
