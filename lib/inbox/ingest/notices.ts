import { and, eq, inArray, ne, or } from "drizzle-orm";
import type { Statement } from "@/db/libsql.ts";
import { messages, notificationChoices } from "@/db/schema/workspace.ts";
import type { MessageRow, TicketRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";
import { type Notice, notifyAll } from "@/lib/notify/notify.ts";

/**
 * Tells members what a batch brings them: a customer wrote in their ticket, somebody new waits for anybody, or
 * the platform says that their answer did not arrive. Call it when everything else is decided.
 */
export async function noticesOf(set: WorkingSet): Promise<Statement[]> {
  return notifyAll(set.store, [...written(set), ...await unassigned(set), ...await failed(set)]);
}

/** The newest message of each ticket that is somebody's. */
function written(set: WorkingSet): Notice[] {
  const newest = new Map<string, MessageRow>();
  for (const message of set.messages.added) {
    if (message.direction === "in" && !set.silenced.has(message.id)) newest.set(message.ticketId, message);
  }
  return [...newest].flatMap(([ticketId, message]) => {
    const ticket = set.tickets.get("id", ticketId);
    // Whoever is given a new ticket is told that instead.
    if (!ticket?.assigneeId || ticket.status !== "open" || set.tickets.added.has(ticket)) return [];
    const about = { ticketId, messageId: message.id, at: set.now };
    return [{ kind: "message.received", memberIds: [ticket.assigneeId], ...about }];
  });
}

async function unassigned(set: WorkingSet): Promise<Notice[]> {
  const fresh = [...set.tickets.added].filter((ticket: TicketRow) =>
    ticket.status === "open" && ticket.assigneeId === null
  );
  if (fresh.length === 0) return [];
  const memberIds = await wanting(set);
  return fresh.map(({ id }) => ({ kind: "ticket.new", memberIds, ticketId: id, at: set.now }));
}

/** Nobody is told of every new ticket who has not asked for it. */
async function wanting({ store: { db } }: WorkingSet): Promise<string[]> {
  const wanted = or(eq(notificationChoices.inApp, true), eq(notificationChoices.push, true));
  const rows = await db.select({ id: notificationChoices.memberId }).from(notificationChoices)
    .where(and(eq(notificationChoices.cause, "unassigned"), wanted));
  return rows.map(({ id }) => id);
}

async function failed(set: WorkingSet): Promise<Notice[]> {
  const ids = [...set.restated].filter(([, why]) => why !== null).map(([id]) => id);
  if (ids.length === 0) return [];
  const rows = await set.store.db.select().from(messages)
    .where(and(inArray(messages.id, ids), eq(messages.authorType, "agent"), ne(messages.status, "failed")));
  return rows.flatMap(({ id, ticketId, authorId }) =>
    authorId === null
      ? []
      : [{ kind: "message.failed", memberIds: [authorId], ticketId, messageId: id, at: set.now }]
  );
}
