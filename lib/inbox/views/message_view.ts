import { and, asc, count, eq } from "drizzle-orm";
import { anyOf, pairIn } from "@/db/bulk.ts";
import { attachments, contacts, deliveries, messages, tickets } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { isAnswer } from "@/lib/inbox/ingest/change.ts";
import { attachmentView } from "@/lib/inbox/views/attachment_view.ts";
import { toCursor } from "@/lib/inbox/views/cursor.ts";
import { historyLine } from "@/lib/inbox/views/history_lines.ts";
import { editFields } from "@/lib/inbox/views/message_edits.ts";
import { newestMessages, pageEnd } from "@/lib/inbox/views/message_page.ts";
import { authorOf, reasonOf } from "@/lib/inbox/views/message_words.ts";
import { withNativeNames } from "@/lib/inbox/views/native_names.ts";
import { iso } from "@/lib/inbox/views/ticket_view.ts";
import type { MessageView, Paged } from "@/lib/inbox/view.ts";
import { previewOf } from "@/lib/inbox/text.ts";
import { mentionFields } from "@/lib/replies/mention_view.ts";
import type { Services } from "@/lib/services.ts";
import { ticketFamily } from "@/lib/team/family.ts";
import { eventsBetween } from "@/lib/team/history.ts";
import type { Workspace } from "@/lib/workspaces.ts";

type MessageRow = typeof messages.$inferSelect;
type Locale = "ru" | "en";

/**
 * A page of a conversation, oldest first; the first page is the newest, and the cursor leads to older ones. What
 * was done to the ticket stands between its messages, and those of tickets that were merged into it among them.
 */
export async function listMessages(
  services: Services,
  workspace: Workspace,
  ticketId: string,
  locale: Locale,
  page: { readonly limit: number; readonly cursor?: string; readonly public?: boolean },
): Promise<Paged<MessageView>> {
  const { store } = workspace;
  const family = await ticketFamily(store, ticketId);
  const end = pageEnd(page.cursor);
  const which = and(end?.older, page.public ? eq(messages.private, false) : undefined);
  const rows = await newestMessages(store, family, which, page.limit + 1);
  const shown = rows.slice(0, page.limit).reverse();
  const first = shown[0];
  const more = rows.length > page.limit && first !== undefined;
  const span = { from: more ? first.sentAt : 0, before: end?.sentAt ?? Number.MAX_SAFE_INTEGER };
  const events = page.public ? [] : await eventsBetween(store, family, span);
  return {
    items: inOrder(
      await messageViews(services, workspace, locale, shown),
      events.map((row) => historyLine(row, locale)),
    ),
    nextCursor: more ? toCursor(first.sentAt, first.sequence, first.id) : null,
  };
}

/** Of one moment, what was written comes before what was done. */
function inOrder(written: readonly MessageView[], done: readonly MessageView[]): MessageView[] {
  if (done.length === 0) return [...written];
  return [...written, ...done].sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
}

/** One message. @throws {AppError} not_found */
export async function messageView(
  services: Services,
  workspace: Workspace,
  id: string,
  locale: Locale,
): Promise<MessageView> {
  const rows = await workspace.store.db.select().from(messages).where(eq(messages.id, id));
  const [view] = await messageViews(services, workspace, locale, rows);
  if (!view) throw new AppError("not_found", { messageId: id });
  return view;
}

async function messageViews(
  services: Services,
  workspace: Workspace,
  locale: Locale,
  found: readonly MessageRow[],
): Promise<MessageView[]> {
  if (found.length === 0) return [];
  const rows = await withNativeNames(workspace, found);
  const around = {
    ...await surroundings(workspace, rows),
    edits: await editFields(services, workspace, locale, rows),
    called: await mentionFields(services, workspace, rows),
  };
  return await Promise.all(rows.map((row) => view(services, workspace, locale, row, around)));
}

async function surroundings({ store: { db } }: Workspace, rows: readonly MessageRow[]) {
  const ids = rows.map((row) => row.id);
  const files = await db.select().from(attachments).where(anyOf(attachments.messageId, ids))
    .orderBy(asc(attachments.messageId), asc(attachments.position));
  const sent = await db.select({ messageId: deliveries.messageId, parts: count() }).from(deliveries)
    .where(anyOf(deliveries.messageId, ids)).groupBy(deliveries.messageId);
  const people = await db.select({ ticketId: tickets.id, name: contacts.name }).from(tickets)
    .innerJoin(contacts, eq(contacts.id, tickets.contactId))
    .where(anyOf(tickets.id, new Set(rows.map((row) => row.ticketId))));
  const quoted = await answered(db, rows);
  return {
    files: Map.groupBy(files, (file) => file.messageId ?? ""),
    parts: new Map(sent.map((one) => [one.messageId, one.parts])),
    names: new Map(people.map((one) => [one.ticketId, one.name])),
    writers: await writersOf(db, [...rows, ...quoted.values()]),
    answered: quoted,
  };
}

/** Names by contact: under one post many write, and the ticket is only the first one's. */
async function writersOf(db: Workspace["store"]["db"], rows: readonly MessageRow[]) {
  const ids = rows.flatMap(({ authorType, authorId }) =>
    authorType === "contact" && authorId ? [authorId] : []
  );
  if (ids.length === 0) return new Map<string, string>();
  const found = await db.select({ id: contacts.id, name: contacts.name }).from(contacts)
    .where(anyOf(contacts.id, new Set(ids)));
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** The messages that others answer, by the platform's id of them. */
async function answered(db: Workspace["store"]["db"], rows: readonly MessageRow[]) {
  const pairs = rows.flatMap((row) => row.replyTo ? [[row.connectionId, row.replyTo] as const] : []);
  if (pairs.length === 0) return new Map<string, MessageRow>();
  const received = await db.select().from(messages)
    .where(pairIn(messages.connectionId, messages.externalId, pairs));
  const ours = await db.select({ externalId: deliveries.externalId, message: messages }).from(deliveries)
    .innerJoin(messages, eq(messages.id, deliveries.messageId))
    .where(pairIn(deliveries.connectionId, deliveries.externalId, pairs));
  return new Map([
    ...received.map((row): [string, MessageRow] => [row.externalId ?? "", row]),
    ...ours.map((row): [string, MessageRow] => [row.externalId ?? "", row.message]),
  ]);
}

async function view(
  services: Services,
  workspace: Workspace,
  locale: Locale,
  row: MessageRow,
  around: Awaited<ReturnType<typeof surroundings>> & {
    edits: Awaited<ReturnType<typeof editFields>>;
    called: Awaited<ReturnType<typeof mentionFields>>;
  },
): Promise<MessageView> {
  const nameOf = (one: MessageRow) =>
    around.writers.get(one.authorId ?? "") ?? around.names.get(row.ticketId) ?? "";
  const quoted = row.replyTo ? around.answered.get(row.replyTo) : undefined;
  const withdrawn = row.deletedAt !== null && !isAnswer(row);
  const files = withdrawn ? [] : around.files.get(row.id) ?? [];
  return {
    id: row.id,
    ticketId: row.ticketId,
    direction: row.direction,
    author: authorOf(row, nameOf(row), locale),
    text: row.text,
    attachments: await Promise.all(files.map((file) => attachmentView(services.secrets, workspace.id, file))),
    status: row.status,
    error: reasonOf(row, locale),
    externalId: row.externalId,
    clientId: row.clientId ?? undefined,
    createdAt: new Date(row.sentAt).toISOString(),
    editedAt: iso(row.editedAt),
    deletedAt: iso(row.deletedAt),
    replyTo: quoted && {
      id: quoted.id,
      text: previewOf(quoted.text),
      author: authorOf(quoted, nameOf(quoted), locale).name,
    },
    reaction: row.reaction ?? undefined,
    unknown: row.unknown ?? undefined,
    private: row.private,
    via: row.via ?? undefined,
    parts: around.parts.get(row.id),
    ...around.edits.get(row.id),
    ...around.called.get(row.id),
    broadcastId: row.broadcastId ?? undefined,
  };
}
