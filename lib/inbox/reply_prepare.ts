import { and, desc, eq, gt, isNull, ne, or, sql } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import { attachments, deliveries, identities, messages, posts, tickets } from "@/db/schema/workspace.ts";
import type { Choice } from "@/lib/channels/channel.ts";
import { defaultVia } from "@/lib/channels/parts.ts";
import type { Via } from "@/lib/channels/plan.ts";
import type { FilledTemplate } from "@/lib/channels/template.ts";
import { AppError } from "@/lib/errors.ts";
import { mayWrite } from "@/lib/inbox/composer.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";
import { refusePlaceholders } from "@/lib/inbox/placeholders.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export interface ReplyInput {
  readonly text: string;
  /** Ids of uploads, in the order in which they are to arrive. */
  readonly attachments: readonly string[];
  /** The writer's own name for this answer: a second one with the same name is the same answer. */
  readonly clientId: string;
  readonly private: boolean;
  /** Our id of the message that is answered. */
  readonly replyTo?: string;
  readonly via?: Via;
  /** Our id of the newest message that the writer had seen; a newer one of somebody else holds this one. */
  readonly after?: string;
  /** The answer is this template: `text` has its words, and nothing goes with it. */
  readonly template?: FilledTemplate;
  /** Ids of the members whom a note calls, where several have one name. */
  readonly mentions?: readonly string[];
  /** What the customer may press below the text. */
  readonly choices?: readonly Choice[];
}

/** Who writes: a member, or the product itself. */
export interface Author {
  readonly type: "agent" | "system";
  readonly id: string | null;
  readonly name: string;
}

export type TicketRow = typeof tickets.$inferSelect;
export type UploadRow = typeof attachments.$inferSelect;

/** An answer that may be given, with all that its rows need. */
export interface Prepared {
  readonly ticket: TicketRow;
  readonly open: OpenConnection | null;
  readonly files: readonly UploadRow[];
  readonly replyTo: string | null;
}

/** Reads what an answer needs and refuses what the channel or a colleague does not allow. @throws {AppError} */
export async function prepare(
  services: Services,
  workspace: Workspace,
  ticketId: string,
  author: Author,
  input: ReplyInput,
): Promise<Prepared> {
  const { db } = workspace.store;
  const [row] = await db.select({ ticket: tickets, identity: identities, post: posts }).from(tickets)
    .innerJoin(identities, eq(identities.id, tickets.identityId))
    .leftJoin(posts, eq(posts.id, tickets.postId)).where(eq(tickets.id, ticketId));
  if (!row) throw new AppError("not_found", { ticketId });
  if (input.text.trim() === "" && input.attachments.length === 0) {
    throw new AppError("invalid_request", { field: "text", reason: "empty" });
  }
  const open = await services.connections.within(workspace, row.ticket.connectionId);
  if (!input.private) {
    refusePlaceholders(input.text);
    const composer = mayWrite(open, row.ticket, row.identity, services.now(), row.post?.url);
    const via = input.via ?? defaultVia(row.ticket.kind);
    const refused = composer.closed ?? (via === "direct" ? composer.privately : undefined);
    if (refused && !(input.template && composer.templates)) throw new AppError(refused.code, refused.params);
    if (input.template && !composer.templates) throw new AppError("not_available", { reason: "templates" });
  }
  await refuseCrossed(workspace, ticketId, input, author);
  return {
    ticket: row.ticket,
    open,
    files: await uploads(workspace, input.attachments),
    replyTo: await externalIdOf(workspace, row.ticket, input.replyTo),
  };
}

/**
 * A message that the writer has not seen holds this one: a colleague's answer, so that nobody answers twice, and
 * the customer's, since it may change what there is to say. Ids grow with time: a greater one is a newer message.
 */
async function refuseCrossed(
  { store }: Workspace,
  ticketId: string,
  input: ReplyInput,
  author: Author,
): Promise<void> {
  if (!input.after || input.private) return;
  const [newer] = await store.db.select({ id: messages.id }).from(messages).where(and(
    eq(messages.ticketId, ticketId),
    eq(messages.private, false),
    ne(messages.authorType, "system"),
    gt(messages.id, input.after),
    sql`${messages.authorId} IS NOT ${author.id}`,
  )).orderBy(desc(messages.id)).limit(1);
  if (newer) throw new AppError("newer_message", { messageId: newer.id });
}

async function uploads({ store }: Workspace, ids: readonly string[]): Promise<UploadRow[]> {
  if (ids.length === 0) return [];
  const rows = await store.db.select().from(attachments)
    .where(and(anyOf(attachments.id, ids), isNull(attachments.messageId), eq(attachments.status, "stored")));
  return ids.map((id) => {
    const row = rows.find((one) => one.id === id);
    if (!row || !row.uploadedBy) throw new AppError("not_found", { uploadId: id });
    return row;
  });
}

/** The platform's id of the message that is answered, when it has one. It has to be in this very conversation. */
async function externalIdOf({ store }: Workspace, ticket: TicketRow, id: string | undefined) {
  if (!id) return null;
  const joined = and(
    eq(tickets.mergedInto, ticket.id),
    eq(tickets.connectionId, ticket.connectionId),
    eq(tickets.threadKey, ticket.threadKey),
  );
  const [row] = await store.db.select({ own: messages.externalId, sent: deliveries.externalId }).from(
    messages,
  )
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .leftJoin(deliveries, and(eq(deliveries.messageId, messages.id), eq(deliveries.part, 0)))
    .where(and(eq(messages.id, id), or(eq(tickets.id, ticket.id), joined)));
  if (!row) throw new AppError("not_found", { messageId: id });
  return row.own ?? row.sent;
}
