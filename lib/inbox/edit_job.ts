import { and, eq } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import { type Statement, StorageUnavailable, type Store } from "@/db/libsql.ts";
import { deliveries, messageEdits, messages, type Reason, tickets } from "@/db/schema/workspace.ts";
import { SendError } from "@/lib/channels/channel.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";
import { nextTry, stopConnection } from "@/lib/inbox/delivery_outcome.ts";
import { reasonFor } from "@/lib/inbox/delivery_reason.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import { previewOf } from "@/lib/inbox/text.ts";
import type { Job } from "@/lib/jobs.ts";
import { indexMessages } from "@/lib/search/index_messages.ts";
import { indexable } from "@/lib/search/indexable.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

interface Edit {
  readonly edit: typeof messageEdits.$inferSelect;
  readonly message: typeof messages.$inferSelect;
  readonly part: typeof deliveries.$inferSelect;
  readonly ticket: typeof tickets.$inferSelect;
}

/**
 * Asks the platform to change a sent text. The same change made twice is one change, so a call whose end
 * nobody knows is made again.
 */
export async function applyEdit(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const { store } = workspace;
  const found = await load(workspace, job.payload.editId ?? "");
  if (!found) return { kind: "done" };
  const open = await services.connections.within(workspace, found.message.connectionId);
  if (!open?.channel.edit) {
    return { kind: "done", changes: failed(store, found, { code: "connection_gone" }) };
  }
  if (open.status !== "active") {
    return { kind: "done", changes: failed(store, found, { code: "connection_paused" }) };
  }
  try {
    await open.channel.edit(found.part.externalId ?? "", found.edit.text, open.connection);
  } catch (thrown) {
    return await refused(
      services,
      workspace,
      open,
      found,
      sendErrorOf(services, workspace, found, thrown),
      job,
    );
  }
  return { kind: "done", changes: taken(store, found, services.now()) };
}

async function load({ store }: Workspace, editId: string): Promise<Edit | undefined> {
  const [row] = await store.db.select({
    edit: messageEdits,
    message: messages,
    part: deliveries,
    ticket: tickets,
  }).from(messageEdits).innerJoin(messages, eq(messages.id, messageEdits.messageId))
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .innerJoin(deliveries, and(eq(deliveries.messageId, messages.id), eq(deliveries.part, 0)))
    .where(and(eq(messageEdits.id, editId), eq(messageEdits.status, "queued")));
  return row;
}

function sendErrorOf({ log }: Services, { id }: Workspace, { edit }: Edit, thrown: unknown): SendError {
  if (thrown instanceof SendError) return thrown;
  if (thrown instanceof StorageUnavailable) throw thrown;
  log.error("edit.surprise", thrown, { workspaceId: id, edit: edit.id });
  return new SendError("transient", "The channel broke off");
}

async function refused(
  services: Services,
  workspace: Workspace,
  open: OpenConnection,
  found: Edit,
  error: SendError,
  job: Job,
): Promise<Verdict> {
  const wait = nextTry(error, job.attempt);
  if (wait !== null) {
    return { kind: "again", after: wait, error: `${error.kind} ${error.platformCode ?? ""}` };
  }
  const said = error.platformCode ?? error.message;
  if (error.kind === "token") await stopConnection(services, workspace, open, said);
  // The window of an edit is another than that of an answer.
  const code = error.kind === "window" ? "edit_window" : error.kind;
  return { kind: "done", changes: failed(workspace.store, found, reasonFor(open.capability, code, said)) };
}

function failed(store: Store, { edit, message }: Edit, error: Reason): Statement[] {
  return [
    store.db.update(messageEdits).set({ status: "failed", error }).where(eq(messageEdits.id, edit.id)),
    changeEvent(store, "message.updated", message.ticketId, message.id),
  ];
}

/** The list shows the new words where it showed the old ones. */
function taken(store: Store, { edit, message, part, ticket }: Edit, now: number): Statement[] {
  const { db } = store;
  const { text } = edit;
  return [
    db.update(messages).set({ text, editedAt: now }).where(eq(messages.id, message.id)),
    ...indexMessages([indexable({ ...message, text }, ticket)]),
    db.update(deliveries).set({ text }).where(eq(deliveries.id, part.id)),
    db.update(tickets).set({ preview: previewOf(text) }).where(and(
      anyOf(tickets.id, [message.ticketId, ticket.mergedInto ?? message.ticketId]),
      eq(tickets.lastMessageAt, message.sentAt),
      eq(tickets.preview, previewOf(message.text)),
    )),
    db.update(messageEdits).set({ status: "done", before: message.text, doneAt: now })
      .where(eq(messageEdits.id, edit.id)),
    changeEvent(store, "message.updated", message.ticketId, message.id),
    changeEvent(store, "ticket.updated", message.ticketId),
  ];
}
