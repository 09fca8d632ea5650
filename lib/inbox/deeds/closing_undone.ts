import { and, desc, eq } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import type { Statement, Store } from "@/db/libsql.ts";
import { slaResults, type TicketEventFacts, ticketEvents, tickets } from "@/db/schema/workspace.ts";
import type { Acting, TicketRow } from "@/lib/inbox/deed.ts";
import { countDeadlines } from "@/lib/reports/of_deadlines.ts";
import { columnsOf } from "@/lib/sla/marks.ts";
import { resumeClocks } from "@/lib/sla/statements.ts";

/** So soon after a closing a member who opens the ticket takes it back. */
const UNDO_MS = 60_000;

type Before = NonNullable<TicketEventFacts["before"]>;

/** How a ticket is when its closing is taken back, and what is committed for that. */
export interface Undone {
  readonly ticket: TicketRow;
  readonly statements: readonly Statement[];
}

/**
 * Takes back a closing that was a slip: whoever waited waits on, with the deadlines that there were.
 * @returns null for a ticket that has been closed for longer, or by nobody in particular
 */
export async function closingUndone({ workspace: { store }, by, now }: Acting, ticket: TicketRow) {
  if (by.type !== "agent" || (ticket.closedAt ?? 0) < now - UNDO_MS) return null;
  const before = await beforeClosing(store, ticket);
  return before ? await undone(store, ticket, before, now) : null;
}

async function beforeClosing({ db }: Store, { id, closedAt }: TicketRow): Promise<Before | undefined> {
  const [row] = await db.select({ facts: ticketEvents.facts, at: ticketEvents.at })
    .from(ticketEvents).where(and(eq(ticketEvents.ticketId, id), eq(ticketEvents.kind, "closed")))
    .orderBy(desc(ticketEvents.at), desc(ticketEvents.id)).limit(1);
  return row?.at === closedAt ? row.facts.before : undefined;
}

async function undone(store: Store, ticket: TicketRow, before: Before, now: number): Promise<Undone> {
  const { waitingSince, sla } = before;
  const columns = {
    status: "open",
    closedAt: null,
    closedBy: null,
    waitingSince,
    ...columnsOf(sla),
  } as const;
  const after = { ...ticket, ...columns };
  return {
    ticket: after,
    statements: [
      store.db.update(tickets).set(columns).where(eq(tickets.id, ticket.id)),
      ...await withoutResults(store, ticket, before),
      // What was put off is not so any more.
      ...sla?.snoozed ? await resumeClocks(store, after, now) : [],
    ],
  };
}

/** Deadlines that go on have not come to their end. */
async function withoutResults(store: Store, ticket: TicketRow, { sla }: Before): Promise<Statement[]> {
  const kinds = sla?.clocks.map(({ kind }) => kind) ?? [];
  const which = and(
    eq(slaResults.ticketId, ticket.id),
    eq(slaResults.endedAt, ticket.closedAt ?? 0),
    anyOf(slaResults.kind, kinds),
  );
  const rows = await store.db.select().from(slaResults).where(which);
  if (rows.length === 0) return [];
  return [
    store.db.delete(slaResults).where(which),
    ...await countDeadlines(store, ticket, rows, ticket.closedBy, -1),
  ];
}
