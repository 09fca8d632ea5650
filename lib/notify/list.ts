import { and, desc, eq, isNull, lt, type SQL } from "drizzle-orm";
import { connections, contacts, messages, notifications, tickets } from "@/db/schema/workspace.ts";
import type { Translate } from "@/lib/i18n/translate.ts";
import type { MemberView } from "@/lib/inbox/view.ts";
import { fromCursor, toCursor } from "@/lib/inbox/views/cursor.ts";
import { membersById } from "@/lib/inbox/views/members.ts";
import { previewOf } from "@/lib/inbox/text.ts";
import { causeOf } from "@/lib/notify/causes.ts";
import { unreadNotifications } from "@/lib/notify/reading.ts";
import type { NotificationPage, NotificationView } from "@/lib/notify/view.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

interface Asked {
  readonly limit: number;
  readonly cursor?: string;
  readonly unreadOnly?: boolean;
}

/**
 * What a member has been told, the newest first.
 * @throws {AppError} invalid_request for a cursor that is none
 */
export async function listNotifications(
  services: Services,
  workspace: Workspace,
  memberId: string,
  t: Translate,
  { limit, cursor, unreadOnly }: Asked,
): Promise<NotificationPage> {
  const [, before] = cursor ? fromCursor(cursor, 2) : [];
  const rows = await read(
    workspace,
    and(
      eq(notifications.memberId, memberId),
      eq(notifications.shown, true),
      before === undefined ? undefined : lt(notifications.id, before),
      unreadOnly ? isNull(notifications.readAt) : undefined,
    ),
    limit + 1,
  );
  const shown = rows.slice(0, limit);
  const members = await membersById(services, workspace);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => viewOf(row, members, t)),
    nextCursor: rows.length > limit && last ? toCursor(memberId, last.note.id) : null,
    unread: await unreadNotifications(workspace, memberId),
  };
}

/** One notification that its member has not read yet; undefined when it is gone, or was read. */
export async function unreadNotification(
  services: Services,
  workspace: Workspace,
  id: string,
  t: Translate,
): Promise<NotificationView | undefined> {
  const [row] = await read(workspace, and(eq(notifications.id, id), isNull(notifications.readAt)), 1);
  return row && viewOf(row, await membersById(services, workspace), t);
}

type Row = Awaited<ReturnType<typeof read>>[number];

async function read({ store: { db } }: Workspace, which: SQL | undefined, limit: number) {
  return await db.select({
    note: notifications,
    number: tickets.number,
    contactName: contacts.name,
    connectionName: connections.name,
    text: messages.text,
    deletedAt: messages.deletedAt,
  }).from(notifications)
    .leftJoin(tickets, eq(tickets.id, notifications.ticketId))
    .leftJoin(contacts, eq(contacts.id, tickets.contactId))
    .leftJoin(connections, eq(connections.id, notifications.connectionId))
    .leftJoin(messages, eq(messages.id, notifications.messageId))
    .where(which).orderBy(desc(notifications.id)).limit(limit);
}

function viewOf(row: Row, members: ReadonlyMap<string, MemberView>, t: Translate): NotificationView {
  const { note, number, contactName, connectionName, text, deletedAt } = row;
  const { id, kind, ticketId, connectionId, messageId, byId, createdAt, readAt } = note;
  const by = byId === null ? undefined : members.get(byId);
  const excerpt = text && deletedAt === null ? previewOf(text) : "";
  const connection = connectionId !== null &&
    { id: connectionId, name: connectionName ?? t("notify.connectionGone") };
  const names = { by: by?.name ?? t("notify.colleague"), connection: connection ? connection.name : "" };
  return {
    id,
    kind,
    cause: causeOf(kind),
    text: t.code("notify.said", kind, names),
    url: addressOf(ticketId, messageId, connectionId),
    ...ticketId !== null && number !== null &&
      { ticket: { id: ticketId, number, contactName: contactName ?? "" } },
    ...messageId !== null && { messageId },
    ...excerpt !== "" && { excerpt },
    ...connection && { connection },
    ...by && { by },
    createdAt: new Date(createdAt).toISOString(),
    ...readAt !== null && { readAt: new Date(readAt).toISOString() },
  };
}

function addressOf(ticketId: string | null, messageId: string | null, connectionId: string | null): string {
  if (ticketId !== null) return `/inbox/${ticketId}${messageId === null ? "" : `#m-${messageId}`}`;
  return connectionId === null ? "/notifications" : `/settings/channels/${connectionId}`;
}
