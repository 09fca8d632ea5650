import { and, eq, sql } from "drizzle-orm";
import type { Statement, Store } from "@/db/libsql.ts";
import { jobs, tickets } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import type { Deed, TicketRow } from "@/lib/inbox/deed.ts";
import { addJob } from "@/lib/jobs.ts";
import { pauseClocks, resumeClocks } from "@/lib/sla/statements.ts";
import { record } from "@/lib/team/record.ts";

/** The kind of the jobs that bring back what was put off. */
export const WAKE_JOB = "wake";

/**
 * Puts a ticket off: it leaves the open list, its deadlines stand still, and it comes back at its time.
 * @param until ms since the epoch
 */
export function snoozing(until: number): Deed {
  return {
    dueAt: ({ now }) => Math.max(now, until),
    async decide({ workspace: { store }, by, now }, ticket) {
      if (ticket.status !== "open") {
        throw new AppError("conflict", { reason: "ticket_closed", ticketId: ticket.id });
      }
      if (ticket.snoozedUntil === until) return [];
      const payload = { ticketId: ticket.id, until: String(until), byId: by.id ?? "" };
      return [
        ...forgetWake(store, ticket),
        store.db.update(tickets).set({ snoozedUntil: until }).where(eq(tickets.id, ticket.id)),
        addJob(store, { kind: WAKE_JOB, lane: wakeLane(ticket.id, until), payload, runAt: until }),
        record(store, ticket.id, by, "snoozed", now, { until }),
        ...ticket.snoozedUntil === null ? await pauseClocks(store, ticket, now) : [],
      ];
    },
  };
}

/** Brings a ticket back before its time. */
export const waking: Deed = {
  dueAt: ({ now }) => now,
  async decide({ workspace: { store }, by, now }, ticket) {
    if (ticket.snoozedUntil === null) return [];
    return [
      ...forgetWake(store, ticket),
      ...await woken(store, ticket, now),
      record(store, ticket.id, by, "woken", now),
    ];
  },
};

/** It is back: the deadlines go on. */
export async function woken(store: Store, ticket: TicketRow, now: number): Promise<Statement[]> {
  return [
    store.db.update(tickets).set({ snoozedUntil: null }).where(eq(tickets.id, ticket.id)),
    ...await resumeClocks(store, ticket, now),
  ];
}

/** What would bring it back at the time that it had. */
function forgetWake({ db }: Store, { id, snoozedUntil }: TicketRow): Statement[] {
  if (snoozedUntil === null) return [];
  const lane = wakeLane(id, snoozedUntil);
  return [db.delete(jobs).where(and(eq(jobs.lane, lane), sql`state IN ('ready', 'running')`))];
}

/** One for each time: an earlier one must not wait for a later one that was added before. */
export function wakeLane(ticketId: string, until: number): string {
  return `wake:${ticketId}:${until}`;
}
