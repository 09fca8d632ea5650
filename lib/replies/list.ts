import { and, asc, eq, gt } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import { replyCounts, savedReplies } from "@/db/schema/workspace.ts";
import type { Viewer } from "@/lib/auth/viewer.ts";
import { attachmentView } from "@/lib/inbox/views/attachment_view.ts";
import { fromCursor, toCursor } from "@/lib/inbox/views/cursor.ts";
import { iso } from "@/lib/inbox/views/ticket_view.ts";
import type { Paged } from "@/lib/inbox/view.ts";
import { filesOf } from "@/lib/replies/files.ts";
import { mayChange, replyFor, type ReplyRow, seenBy } from "@/lib/replies/find.ts";
import type { SavedReplyView } from "@/lib/replies/view.ts";
import { rank, toRank } from "@/lib/replies/writing/rank.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** The most that a member can see: the team's and their own. */
const MOST = 1_500;

interface Question {
  readonly limit: number;
  readonly cursor?: string;
  /** Words of the title or the text: the best come first, on one page. */
  readonly q?: string;
  /** A folder's id. */
  readonly folder?: string;
}

/** A page of the saved replies that the viewer may use. */
export async function listReplies(
  services: Services,
  workspace: Workspace,
  viewer: Viewer,
  { limit, cursor, q, folder }: Question,
): Promise<Paged<SavedReplyView>> {
  if (q) {
    const all = await allReplies(services, workspace, viewer);
    const inside = folder ? all.filter(({ folderId }) => folderId === folder) : all;
    return { items: findReplies(inside, q, limit), nextCursor: null };
  }
  const after = cursor ? gt(savedReplies.id, fromCursor(cursor, 1)[0] ?? "") : undefined;
  const within = folder ? eq(savedReplies.folderId, folder) : undefined;
  const rows = await workspace.store.db.select().from(savedReplies)
    .where(and(seenBy(viewer), after, within)).orderBy(asc(savedReplies.id)).limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await views(services, workspace, viewer, shown),
    nextCursor: rows.length > limit && last ? toCursor(last.id) : null,
  };
}

/** All that the viewer may use, oldest first. */
export async function allReplies(
  services: Services,
  workspace: Workspace,
  viewer: Viewer,
): Promise<SavedReplyView[]> {
  const rows = await workspace.store.db.select().from(savedReplies).where(seenBy(viewer))
    .orderBy(asc(savedReplies.id)).limit(MOST);
  return await views(services, workspace, viewer, rows);
}

/** Those that answer a question, the best first; an empty one is answered by what is used most. */
export function findReplies(all: readonly SavedReplyView[], q: string, most: number): SavedReplyView[] {
  const set = all.map((reply) => ({ ...reply, reply, text: Object.values(reply.texts).join("\n") }));
  return rank(toRank(set), q, most).map(({ reply }) => reply);
}

/** @throws {AppError} not_found */
export async function replyView(
  services: Services,
  workspace: Workspace,
  viewer: Viewer,
  id: string,
): Promise<SavedReplyView> {
  const row = await replyFor(workspace, viewer, id);
  const [view] = await views(services, workspace, viewer, [row]);
  if (!view) throw new Error(`The saved reply ${id} has no view`);
  return view;
}

async function views(
  services: Services,
  workspace: Workspace,
  viewer: Viewer,
  rows: readonly ReplyRow[],
): Promise<SavedReplyView[]> {
  const { store, id: workspaceId } = workspace;
  const ids = rows.map(({ id }) => id);
  const files = await filesOf(store, ids);
  const counts = ids.length === 0 ? [] : await store.db.select().from(replyCounts)
    .where(and(eq(replyCounts.memberId, viewer.user.id), anyOf(replyCounts.replyId, ids)));
  const own = new Map(counts.map(({ replyId, uses }) => [replyId, uses]));
  return await Promise.all(rows.map(async (row) => ({
    id: row.id,
    title: row.title,
    texts: row.texts,
    shared: row.ownerId === null,
    folderId: row.folderId,
    files: await Promise.all(
      (files.get(row.id) ?? []).map((file) => attachmentView(services.secrets, workspaceId, file)),
    ),
    uses: row.uses,
    ownUses: own.get(row.id) ?? 0,
    changed: row.uses > 0 ? row.changed / row.uses : null,
    lastUsedAt: iso(row.lastUsedAt),
    mayChange: mayChange(viewer, row.ownerId),
    createdAt: new Date(row.createdAt).toISOString(),
    updatedAt: new Date(row.updatedAt).toISOString(),
  })));
}
