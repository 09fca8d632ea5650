import { eq } from "drizzle-orm";
import { insertMany } from "@/db/bulk.ts";
import type { Statement, Store } from "@/db/libsql.ts";
import { attachments, deliveries, messages, reads, tickets } from "@/db/schema/workspace.ts";
import { planParts } from "@/lib/channels/parts.ts";
import type { Via } from "@/lib/channels/plan.ts";
import { AppError } from "@/lib/errors.ts";
import { newId } from "@/lib/ids.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import type { Author, Prepared, ReplyInput, TicketRow, UploadRow } from "@/lib/inbox/reply_prepare.ts";
import { cleanText, previewOf } from "@/lib/inbox/text.ts";
import { deliverJob } from "@/lib/inbox/thread_jobs.ts";
import { indexMessages } from "@/lib/search/index_messages.ts";
import { indexable } from "@/lib/search/indexable.ts";

/**
 * The rows of an answer or note: message, parts, files, the job that sends it, the ticket and the log.
 * @throws {AppError} text_too_long, attachment_not_supported, channel_read_only
 */
export function compose(
  store: Store,
  { ticket, open, files, replyTo }: Prepared,
  author: Author,
  input: ReplyInput,
  now: number,
): { messageId: string; statements: Statement[] } {
  const messageId = newId(now);
  const text = cleanText(input.text);
  const via = input.via ?? (ticket.kind === "direct" ? "direct" : "comment");
  const parts = input.private || !open
    ? []
    : input.template
    ? [{ text, files: [] }]
    : plan(open, ticket, via, text, files);
  const message: typeof messages.$inferInsert = {
    id: messageId,
    ticketId: ticket.id,
    connectionId: ticket.connectionId,
    direction: "out",
    authorType: author.type,
    authorId: author.id,
    authorName: author.name,
    text,
    status: input.private ? "sent" : "queued",
    replyTo,
    clientId: input.clientId,
    private: input.private,
    via: input.private ? null : via,
    choices: input.choices ? [...input.choices] : null,
    sentAt: now,
    createdAt: now,
  };
  return {
    messageId,
    statements: [
      ...insertMany(messages, [message]),
      ...indexMessages([indexable(message, ticket)]),
      ...insertMany(
        deliveries,
        parts.map((part, index) => ({
          ...deliveryRow(message, part, index, files, now),
          template: templateRow(input),
        })),
      ),
      ...files.map((file, position) =>
        store.db.update(attachments).set({ messageId, position }).where(eq(attachments.id, file.id))
      ),
      ...(input.private ? [] : [deliverJob(store, ticket, messageId, now)]),
      ...(author.id === null ? [] : [seen(store, ticket, author.id, now)]),
      ...(input.private || author.type === "system" ? [] : [
        store.db.update(tickets).set({
          preview: previewOf(text) || `[${files[0]?.kind ?? "file"}]`,
          previewAuthor: "agent",
          lastMessageAt: now,
          waitingSince: null,
          assigneeId: ticket.assigneeId ?? author.id,
        }).where(eq(tickets.id, ticket.id)),
      ]),
      changeEvent(store, "message.created", ticket.id, messageId),
    ],
  };
}

function plan(
  open: OpenConnection,
  ticket: TicketRow,
  via: Via,
  text: string,
  files: readonly UploadRow[],
) {
  const planned = planParts(open.capability, ticket.kind, via, text, files.map(plannedFile));
  if (!planned.ok) throw new AppError(planned.code, planned.params);
  return planned.parts;
}

function plannedFile(file: UploadRow) {
  return {
    kind: file.kind,
    name: file.name ?? "",
    contentType: file.contentType ?? "application/octet-stream",
    size: file.size ?? 0,
  };
}

function templateRow({ template }: ReplyInput): typeof deliveries.$inferInsert["template"] {
  if (!template) return null;
  const { name, language, components } = template;
  return { name, language, components: components.map((one) => ({ ...one })) };
}

function deliveryRow(
  message: typeof messages.$inferInsert,
  part: { readonly text: string; readonly files: readonly number[] },
  index: number,
  files: readonly UploadRow[],
  now: number,
): typeof deliveries.$inferInsert {
  return {
    id: `${message.id}.${index}`,
    messageId: message.id,
    ticketId: message.ticketId,
    connectionId: message.connectionId,
    part: index,
    text: part.text,
    files: part.files.flatMap((position) => files[position]?.id ?? []),
    randomId: crypto.getRandomValues(new Uint32Array(1))[0]! & 0x7fffffff || 1,
    status: "queued",
    createdAt: now,
  };
}

/** Who writes has read what stands above. */
function seen({ db }: Store, { id: ticketId }: TicketRow, memberId: string, readAt: number): Statement {
  return db.insert(reads).values({ memberId, ticketId, readAt })
    .onConflictDoUpdate({ target: [reads.memberId, reads.ticketId], set: { readAt } });
}
