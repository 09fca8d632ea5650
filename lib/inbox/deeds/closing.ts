import { and, eq, ne } from "drizzle-orm";
import type { Statement, Store } from "@/db/libsql.ts";
import { tickets } from "@/db/schema/workspace.ts";
import { surveyPlanned } from "@/lib/csi/plan.ts";
import { AppError } from "@/lib/errors.ts";
import type { Acting, Deed, TicketRow } from "@/lib/inbox/deed.ts";
import { closingUndone } from "@/lib/inbox/deeds/closing_undone.ts";
import { connectionPolicy } from "@/lib/sla/choice.ts";
import { statusFollowed } from "@/lib/rules/status.ts";
import { slaStatements } from "@/lib/sla/statements.ts";
import { record } from "@/lib/team/record.ts";

/** Closes a ticket; closing a closed one changes nothing. */
export const closing: Deed = {
  dueAt: ({ now }) => now,
  async decide({ services, workspace, by, now }, ticket) {
    if (ticket.status === "closed") return [];
    const { store } = workspace;
    const { waitingSince, sla } = ticket;
    return [
      store.db.update(tickets)
        .set({ status: "closed", closedAt: now, closedBy: by.id, waitingSince: null, snoozedUntil: null })
        .where(eq(tickets.id, ticket.id)),
      record(store, ticket.id, by, "closed", now, {
        before: { waitingSince, sla: sla ?? null },
      }),
      ...await slaStatements(store, ticket, "closed", now, undefined, by.id),
      ...await surveyPlanned(services, workspace, ticket, now),
      ...await statusFollowed(services, workspace, ticket, "closed", now),
    ];
  },
};

/** Opens a closed ticket again. Refuses one whose conversation goes on elsewhere. */
export const reopening: Deed = {
  dueAt: ({ now }) => now,
  async decide(acting, ticket) {
    if (ticket.status === "open") return [];
    await requireLast(acting, ticket);
    const { services, workspace, by, now } = acting;
    const { store } = workspace;
    const undone = await closingUndone(acting, ticket);
    return [
      ...undone?.statements ?? await anew(store, ticket, now),
      record(store, ticket.id, by, "reopened", now),
      ...await statusFollowed(services, workspace, undone?.ticket ?? ticket, "open", now),
    ];
  },
};

/** Nobody waits in it, and it is to come to its end once more. */
async function anew(store: Store, ticket: TicketRow, now: number): Promise<Statement[]> {
  return [
    store.db.update(tickets).set({ status: "open", closedAt: null, closedBy: null })
      .where(eq(tickets.id, ticket.id)),
    ...await slaStatements(store, ticket, "reopened", now, await connectionPolicy(store, ticket)),
  ];
}

/** @throws {AppError} conflict when it went into another ticket, or a newer one of its conversation is open */
async function requireLast({ workspace: { store } }: Acting, ticket: TicketRow): Promise<void> {
  const { id, connectionId, threadKey, mergedInto } = ticket;
  if (mergedInto) throw new AppError("conflict", { reason: "ticket_merged", ticketId: mergedInto });
  const [open] = await store.db.select({ id: tickets.id }).from(tickets).where(and(
    eq(tickets.connectionId, connectionId),
    eq(tickets.threadKey, threadKey),
    eq(tickets.status, "open"),
    ne(tickets.id, id),
  ));
  if (open) throw new AppError("conflict", { reason: "newer_ticket_open", ticketId: id });
}
