import { and, eq, isNull, lt } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import type { Statement, Store } from "@/db/libsql.ts";
import { replyCounts, replyUses, savedReplies } from "@/db/schema/workspace.ts";
import type { ReplyTexts } from "@/db/schema/workspace.ts";
import type { Viewer } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";
import { newId } from "@/lib/ids.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import { checkTexts, checkTitle } from "@/lib/replies/check.ts";
import { dropFiles, setFiles } from "@/lib/replies/files.ts";
import { deletedReplyFor, ownedBy, replyFor, type ReplyRow, requireHand } from "@/lib/replies/find.ts";
import { folderFor } from "@/lib/replies/folders.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export interface ReplyDraft {
  readonly title: string;
  readonly texts: ReplyTexts;
  /** For the team; else for the viewer alone. */
  readonly shared: boolean;
  readonly folderId?: string | null;
  /** Ids of uploads, in their order. */
  readonly attachments?: readonly string[];
}

const MOST_SHARED = 1_000;
const MOST_OWN = 500;
/** A deleted one can be brought back for so long. */
const KEEP_DELETED_MS = 86_400_000;

/**
 * Keeps a text. @returns its id
 * @throws {AppError} invalid_request, with `unknown_variable` for a variable that does not exist; forbidden for
 * a shared one; not_found for a folder or an upload; conflict when there are too many
 */
export async function createReply(
  services: Services,
  workspace: Workspace,
  viewer: Viewer,
  draft: ReplyDraft,
): Promise<string> {
  const { store } = workspace;
  const now = services.now();
  const id = newId(now);
  const ownerId = draft.shared ? null : viewer.user.id;
  requireHand(viewer, ownerId);
  const words = { title: checkTitle(draft.title), texts: checkTexts(draft.texts) };
  await commit(services, workspace, async () => {
    await requireRoom(store, ownerId);
    const folderId = await checkFolder(workspace, viewer, ownerId, draft.folderId ?? null);
    const row = {
      id,
      ownerId,
      folderId,
      ...words,
      createdBy: viewer.user.id,
      createdAt: now,
      updatedAt: now,
    };
    return [
      ...await forgetDeleted(store, now),
      store.db.insert(savedReplies).values(row),
      ...await setFiles(store, viewer, id, draft.attachments ?? []),
    ];
  });
  return id;
}

/** Changes what is given. @throws {AppError} as `createReply`, and not_found */
export async function changeReply(
  services: Services,
  workspace: Workspace,
  viewer: Viewer,
  id: string,
  change: Partial<ReplyDraft>,
): Promise<void> {
  const { store } = workspace;
  const words = {
    ...(change.title !== undefined && { title: checkTitle(change.title) }),
    ...(change.texts !== undefined && { texts: checkTexts(change.texts) }),
  };
  await commit(services, workspace, async () => {
    const row = await replyFor(workspace, viewer, id);
    requireHand(viewer, row.ownerId);
    const values = { ...words, ...await placeOf(workspace, viewer, row, change), updatedAt: services.now() };
    return [
      store.db.update(savedReplies).set(values).where(eq(savedReplies.id, id)),
      ...change.attachments ? await setFiles(store, viewer, id, change.attachments) : [],
    ];
  });
}

/** Whose it is after a change, and where it lies: a folder belongs to its owner, so what changes hands leaves it. */
async function placeOf(workspace: Workspace, viewer: Viewer, row: ReplyRow, change: Partial<ReplyDraft>) {
  const shared = change.shared ?? row.ownerId === null;
  const ownerId = shared ? null : row.ownerId ?? viewer.user.id;
  requireHand(viewer, ownerId);
  if (ownerId !== row.ownerId) await requireRoom(workspace.store, ownerId);
  const kept = ownerId === row.ownerId ? row.folderId : null;
  const wanted = change.folderId === undefined ? kept : change.folderId;
  return { ownerId, folderId: await checkFolder(workspace, viewer, ownerId, wanted) };
}

/** Takes it from the lists; for a day it can be brought back. @throws {AppError} not_found, forbidden */
export async function deleteReply(
  services: Services,
  workspace: Workspace,
  viewer: Viewer,
  id: string,
): Promise<void> {
  const { store } = workspace;
  const now = services.now();
  await commit(services, workspace, async () => {
    const row = await replyFor(workspace, viewer, id);
    requireHand(viewer, row.ownerId);
    return [
      ...await forgetDeleted(store, now),
      store.db.update(savedReplies).set({ deletedAt: now }).where(eq(savedReplies.id, id)),
    ];
  });
}

/** Brings back what was deleted within the day. @throws {AppError} not_found */
export async function restoreReply(
  services: Services,
  workspace: Workspace,
  viewer: Viewer,
  id: string,
): Promise<void> {
  const { store } = workspace;
  await commit(services, workspace, async () => {
    await deletedReplyFor(workspace, viewer, id);
    return [store.db.update(savedReplies).set({ deletedAt: null }).where(eq(savedReplies.id, id))];
  });
}

async function commit(services: Services, workspace: Workspace, decide: () => Promise<Statement[]>) {
  const { store } = workspace;
  await store.write(async () => {
    await store.commit([...await decide(), changeEvent(store, "replies.updated")]);
  });
  services.live.notify(workspace.id);
}

async function requireRoom({ db }: Store, ownerId: string | null): Promise<void> {
  const most = ownerId === null ? MOST_SHARED : MOST_OWN;
  const rows = await db.select({ id: savedReplies.id }).from(savedReplies)
    .where(and(ownedBy(savedReplies.ownerId, ownerId), isNull(savedReplies.deletedAt))).limit(most);
  if (rows.length >= most) throw new AppError("conflict", { reason: "too_many_replies" });
}

/** A shared reply lies in a shared folder, one's own in one's own. */
async function checkFolder(workspace: Workspace, viewer: Viewer, ownerId: string | null, id: string | null) {
  if (id === null) return null;
  const folder = await folderFor(workspace, viewer, id);
  if (folder.ownerId !== ownerId) {
    throw new AppError("invalid_request", { fields: { folderId: "other_owner" } });
  }
  return id;
}

async function forgetDeleted(store: Store, now: number): Promise<Statement[]> {
  const { db } = store;
  const rows = await db.select({ id: savedReplies.id }).from(savedReplies)
    .where(lt(savedReplies.deletedAt, now - KEEP_DELETED_MS)).limit(MOST_SHARED);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  return [
    ...dropFiles(store, ids),
    db.delete(replyUses).where(anyOf(replyUses.replyId, ids)),
    db.delete(replyCounts).where(anyOf(replyCounts.replyId, ids)),
    db.delete(savedReplies).where(anyOf(savedReplies.id, ids)),
  ];
}
