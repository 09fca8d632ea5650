import { and, count, eq } from "drizzle-orm";
import type { Statement } from "@/db/libsql.ts";
import { attachments, messageEdits, messages, tickets } from "@/db/schema/workspace.ts";
import { textRule } from "@/lib/channels/parts.ts";
import { measure } from "@/lib/channels/text.ts";
import { AppError } from "@/lib/errors.ts";
import { newId } from "@/lib/ids.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";
import { editRefusal } from "@/lib/inbox/edit_rules.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import { partsOf } from "@/lib/inbox/parcel.ts";
import { refusePlaceholders } from "@/lib/inbox/placeholders.ts";
import type { Author } from "@/lib/inbox/reply_prepare.ts";
import { cleanText } from "@/lib/inbox/text.ts";
import { editJob } from "@/lib/inbox/thread_jobs.ts";
import { callMembers } from "@/lib/replies/mentions.ts";
import { indexMessages } from "@/lib/search/index_messages.ts";
import { indexable } from "@/lib/search/indexable.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

type MessageRow = typeof messages.$inferSelect;
type TicketRow = typeof tickets.$inferSelect;

interface Edit {
  readonly message: MessageRow;
  readonly ticket: TicketRow;
  readonly author: Author;
  /** The new one. */
  readonly text: string;
}

/**
 * Changes what its author has written: a private note at once; an answer once its platform has taken the
 * new text (VK-19), until when the old one stands. Who changed what, and when, is kept.
 * @throws {AppError} not_found; forbidden for another's words; not_available with the reason; connection_paused;
 * text_too_long; placeholder_unresolved; invalid_request for an empty text
 */
export async function editMessage(
  services: Services,
  workspace: Workspace,
  { ticketId, messageId }: { readonly ticketId: string; readonly messageId: string },
  author: Author,
  text: string,
): Promise<void> {
  const { store } = workspace;
  const next = cleanText(text).trim();
  if (next === "") throw new AppError("invalid_request", { field: "text", reason: "empty" });
  await services.due.around(workspace.id, services.now(), () =>
    store.write(async () => {
      const { message, ticket } = await own(workspace, ticketId, messageId, author);
      const change = message.private ? noted : asked;
      const changes = await change(services, workspace, { message, ticket, author, text: next });
      const dropped = store.db.update(messageEdits).set({ status: "dropped" })
        .where(and(eq(messageEdits.messageId, messageId), eq(messageEdits.status, "failed")));
      await store.commit([
        dropped,
        ...changes,
        changeEvent(store, "message.updated", ticket.id, messageId),
      ]);
    }));
  services.live.notify(workspace.id);
  services.queue.nudge(workspace.id);
}

/** @throws {AppError} not_found, not_available for what nobody here wrote, forbidden for a colleague's words */
async function own({ store }: Workspace, ticketId: string, messageId: string, author: Author) {
  const [row] = await store.db.select({ message: messages, ticket: tickets }).from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .where(and(eq(messages.id, messageId), eq(messages.ticketId, ticketId)));
  if (!row || row.message.deletedAt) throw new AppError("not_found", { messageId });
  if (row.message.authorType !== "agent") throw new AppError("not_available", { reason: "edit_not_ours" });
  if (row.message.authorId !== author.id) throw new AppError("forbidden", { reason: "edit_not_yours" });
  return row;
}

/** Nobody but the team has seen a note. */
async function noted(
  services: Services,
  workspace: Workspace,
  { message, ticket, author, text }: Edit,
): Promise<Statement[]> {
  const { store } = workspace;
  const now = services.now();
  const note = { ticketId: ticket.id, messageId: message.id, byId: author.id, text };
  if (text === message.text) return [];
  return [
    store.db.update(messages).set({ text, editedAt: now }).where(eq(messages.id, message.id)),
    ...indexMessages([indexable({ ...message, text }, ticket)]),
    store.db.insert(messageEdits).values({
      ...editRow(message, author, text, now),
      status: "done",
      doneAt: now,
    }),
    ...await callMembers(services, workspace, note, now),
  ];
}

/** The platform is asked by a job in the conversation's lane, so that nothing overtakes anything. */
async function asked(
  services: Services,
  workspace: Workspace,
  { message, ticket, author, text }: Edit,
): Promise<Statement[]> {
  const { store } = workspace;
  const now = services.now();
  const open = await services.connections.within(workspace, ticket.connectionId);
  await refuse(services, workspace, open, message, ticket, text);
  if (text === message.text && !await isWaiting(workspace, message.id)) return [];
  const edit = editRow(message, author, text, now);
  return [
    store.db.insert(messageEdits).values({ ...edit, status: "queued" }),
    editJob(store, ticket, edit.id, now),
  ];
}

/** @throws {AppError} */
async function refuse(
  services: Services,
  { store }: Workspace,
  open: OpenConnection | null,
  message: MessageRow,
  ticket: TicketRow,
  text: string,
): Promise<void> {
  if (!open) throw new AppError("not_available", { reason: "connection_gone" });
  if (open.status !== "active") throw new AppError("connection_paused", { connection: open.name });
  const parts = await partsOf(store, message.id);
  const [files] = await store.db.select({ count: count() }).from(attachments)
    .where(eq(attachments.messageId, message.id));
  const answer = { message, parts: parts.length, sentAt: parts[0]?.sentAt ?? null, files: files?.count ?? 0 };
  const refusal = editRefusal(open.capability, answer, services.now());
  if (refusal || !open.channel.edit) {
    throw new AppError("not_available", {
      ...refusal ?? { reason: "edit_unsupported" },
      platform: ticket.platform,
    });
  }
  refusePlaceholders(text);
  const rule = textRule(open.capability, ticket.kind, "direct");
  const length = rule ? measure(text, rule.unit) : 0;
  if (!rule || length <= rule.limit) return;
  const { limit, unit } = rule;
  throw new AppError("text_too_long", { limit, unit, maxParts: 1, length });
}

async function isWaiting({ store }: Workspace, messageId: string): Promise<boolean> {
  const [row] = await store.db.select({ id: messageEdits.id }).from(messageEdits)
    .where(and(eq(messageEdits.messageId, messageId), eq(messageEdits.status, "queued"))).limit(1);
  return row !== undefined;
}

function editRow(message: MessageRow, author: Author, text: string, now: number) {
  const { id: byId, name: byName } = author;
  return { id: newId(now), messageId: message.id, before: message.text, text, byId, byName, createdAt: now };
}
