import { and, eq } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import {
  attachments,
  connections,
  contactBlocks,
  contacts,
  posts,
  reads,
  tags,
  tickets,
  ticketTags,
} from "@/db/schema/workspace.ts";
import { isPlatform, type Platform } from "@/lib/channels/capabilities.ts";
import { csiViews } from "@/lib/csi/view.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import { pictureUrl } from "@/lib/inbox/views/links.ts";
import { membersById } from "@/lib/inbox/views/members.ts";
import type { Onlooker } from "@/lib/inbox/views/ticket_list.ts";
import type { TicketView } from "@/lib/inbox/view.ts";
import type { Services } from "@/lib/services.ts";
import { slaView } from "@/lib/sla/view.ts";
import { teamFields } from "@/lib/team/ticket_fields.ts";
import type { Workspace } from "@/lib/workspaces.ts";

type TicketRow = typeof tickets.$inferSelect;
type AttachmentRow = typeof attachments.$inferSelect;

/** Tickets as people and programs see them, in the given order: a fixed number of look-ups for any page. */
export async function ticketViews(
  services: Services,
  workspace: Workspace,
  onlooker: Onlooker,
  rows: readonly TicketRow[],
): Promise<TicketView[]> {
  if (rows.length === 0) return [];
  const around = await surroundings(services, workspace, onlooker, rows);
  return await Promise.all(rows.map((row) => view(services, workspace, onlooker, row, around)));
}

async function surroundings(
  services: Services,
  workspace: Workspace,
  { memberId }: Onlooker,
  rows: readonly TicketRow[],
) {
  const { db } = workspace.store;
  const ids = rows.map((row) => row.id);
  const people = await db.select().from(contacts).where(anyOf(contacts.id, rows.map((row) => row.contactId)));
  const blocks = await db.select({ id: contactBlocks.contactId }).from(contactBlocks)
    .where(anyOf(contactBlocks.contactId, people.map(({ id }) => id)));
  const postIds = rows.flatMap((row) => row.postId ?? []);
  const hung = postIds.length === 0 ? [] : await db.select().from(posts).where(anyOf(posts.id, postIds));
  const pictureIds = [...people.map((one) => one.avatarId), ...hung.map((one) => one.imageId)];
  const pictures = await db.select().from(attachments)
    .where(anyOf(attachments.id, pictureIds.filter((id) => id !== null)));
  const named = await db.select({ ticketId: ticketTags.ticketId, name: tags.name }).from(ticketTags)
    .innerJoin(tags, eq(tags.id, ticketTags.tagId)).where(anyOf(ticketTags.ticketId, ids));
  const seen = await db.select().from(reads).where(
    and(eq(reads.memberId, memberId), anyOf(reads.ticketId, ids)),
  );
  const accounts = await db.select({ id: connections.id, name: connections.name }).from(connections);
  return {
    people: new Map(people.map((one) => [one.id, one])),
    blocked: new Set(blocks.map(({ id }) => id)),
    posts: new Map(hung.map((one) => [one.id, one])),
    pictures: new Map(pictures.map((one): [string, AttachmentRow] => [one.id, one])),
    tags: Map.groupBy(named, (one) => one.ticketId),
    seen: new Map(seen.map((one) => [one.ticketId, one.readAt])),
    accounts: new Map(accounts.map((one) => [one.id, one.name])),
    members: await membersById(services, workspace),
    csi: await csiViews(workspace, ids),
    teamFields: await teamFields(workspace.store, rows),
  };
}

async function view(
  services: Services,
  workspace: Workspace,
  { locale }: Onlooker,
  row: TicketRow,
  around: Awaited<ReturnType<typeof surroundings>>,
): Promise<TicketView> {
  const t = translator(locale);
  const contact = around.people.get(row.contactId);
  const post = row.postId ? around.posts.get(row.postId) : undefined;
  const picture = (id: string | null | undefined) =>
    pictureUrl(services.secrets, workspace.id, id ? around.pictures.get(id) ?? null : null);
  return {
    id: row.id,
    number: row.number,
    subject: row.subject ?? t(`desk.subject.${row.kind}`),
    status: row.status,
    platform: platformOf(row),
    connectionId: row.connectionId,
    connectionName: around.accounts.get(row.connectionId) ?? "",
    kind: row.kind,
    section: row.section,
    tags: (around.tags.get(row.id) ?? []).map((tag) => tag.name),
    contact: {
      id: row.contactId,
      name: contact?.name || t("desk.unnamed"),
      avatarUrl: await picture(contact?.avatarId),
      blocked: around.blocked.has(row.contactId) || undefined,
    },
    assignee: row.assigneeId ? around.members.get(row.assigneeId) ?? null : null,
    post: post && {
      url: post.url,
      title: post.title ?? undefined,
      text: post.text ?? undefined,
      imageUrl: await picture(post.imageId),
    },
    formerTicketId: row.formerTicketId ?? undefined,
    preview: previewText(row.preview, locale),
    previewAuthor: row.previewAuthor,
    unread: (row.lastInboundAt ?? 0) > (around.seen.get(row.id) ?? 0),
    readAt: iso(around.seen.get(row.id) ?? null),
    waitingSince: iso(row.waitingSince),
    priority: row.priority,
    sla: slaView(row.sla, services.now()),
    csi: around.csi.get(row.id),
    ...around.teamFields(row),
    lastMessageAt: new Date(row.lastMessageAt).toISOString(),
    createdAt: new Date(row.createdAt).toISOString(),
    closedAt: iso(row.closedAt),
  };
}

/** What has no text of its own stands in the row as a mark, such as `[image]`: here it becomes a word. */
function previewText(preview: string, locale: Onlooker["locale"]): string {
  const mark = /^\[(\w+)\]$/.exec(preview)?.[1];
  return mark ? translator(locale).code("desk.preview", mark) : preview;
}

function platformOf(row: TicketRow): Platform {
  if (!isPlatform(row.platform)) {
    throw new Error(`Ticket ${row.id} is of an unknown platform ${row.platform}`);
  }
  return row.platform;
}

/** ISO 8601 of ms since the epoch. */
export function iso(at: number | null): string | undefined {
  return at === null ? undefined : new Date(at).toISOString();
}
