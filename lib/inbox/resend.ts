import { and, eq, sql } from "drizzle-orm";
import type { Statement, Store } from "@/db/libsql.ts";
import { deliveries, messages, type MessageStatus, tickets } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import { isUndone, partsOf } from "@/lib/inbox/parcel.ts";
import { deliverJob } from "@/lib/inbox/thread_jobs.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

type MessageRow = typeof messages.$inferSelect;
type TicketRow = typeof tickets.$inferSelect;

/**
 * Sends an answer again that failed, or whose fate nobody knows: the agent has looked and decided. Parts
 * that did arrive are not repeated.
 * @throws {AppError} not_found; conflict when the answer is not one that can be sent again
 */
export async function resend(services: Services, workspace: Workspace, messageId: string): Promise<void> {
  const { store } = workspace;
  await decide(services, workspace, messageId, (message, ticket) => {
    if (message.status !== "failed" && message.status !== "unsure") {
      throw new AppError("conflict", { reason: "already_sent", status: message.status });
    }
    const undone = sql`${deliveries.status} IN ('failed', 'unsure', 'sending')`;
    return [
      formerNames(messageId),
      store.db.update(deliveries).set({ status: "queued", externalId: null, sequence: null, sentAt: null })
        .where(and(eq(deliveries.messageId, messageId), undone)),
      ...sending(store, message, ticket, services.now()),
    ];
  });
}

/**
 * The agent has seen on the platform that a doubtful answer arrived. Parts behind the doubtful one have not
 * been tried yet: they go now.
 * @throws {AppError} not_found, conflict
 */
export async function settleAsSent(
  services: Services,
  workspace: Workspace,
  messageId: string,
): Promise<void> {
  const { store } = workspace;
  await decide(services, workspace, messageId, async (message, ticket) => {
    if (message.status !== "unsure") {
      throw new AppError("conflict", { reason: "not_unsure", status: message.status });
    }
    const now = services.now();
    const rest = (await partsOf(store, messageId)).some(isUndone);
    return [
      store.db.update(deliveries).set({ status: "sent", sentAt: now })
        .where(and(eq(deliveries.messageId, messageId), eq(deliveries.status, "unsure"))),
      ...(rest ? sending(store, message, ticket, now) : [restated(store, message, "sent")]),
    ];
  });
}

/** Reads the answer, decides and commits, together with the line of the change log. */
async function decide(
  services: Services,
  workspace: Workspace,
  messageId: string,
  changes: (message: MessageRow, ticket: TicketRow) => Statement[] | Promise<Statement[]>,
): Promise<void> {
  const { store } = workspace;
  await services.due.around(workspace.id, services.now(), () =>
    store.write(async () => {
      const [row] = await store.db.select({ message: messages, ticket: tickets }).from(messages)
        .innerJoin(tickets, eq(tickets.id, messages.ticketId)).where(eq(messages.id, messageId));
      if (!row || row.message.direction !== "out") throw new AppError("not_found", { messageId });
      const { message, ticket } = row;
      await store.commit([
        ...await changes(message, ticket),
        changeEvent(store, "message.updated", ticket.id, messageId),
      ]);
    }));
  services.live.notify(workspace.id);
  services.queue.nudge(workspace.id);
}

/** A part may have failed after the platform had named it: it gets a new name, and answers to the old one too. */
function formerNames(messageId: string): Statement {
  const sql = `INSERT OR IGNORE INTO aliases (connection_id, external_id, message_id)
    SELECT connection_id, external_id, message_id FROM deliveries
    WHERE message_id = ? AND status = 'failed' AND external_id IS NOT NULL`;
  return { sql, args: [messageId] };
}

function sending(store: Store, message: MessageRow, ticket: TicketRow, now: number): Statement[] {
  return [restated(store, message, "queued"), deliverJob(store, ticket, message.id, now)];
}

function restated({ db }: Store, { id }: MessageRow, status: MessageStatus): Statement {
  return db.update(messages).set({ status, error: null }).where(eq(messages.id, id));
}
