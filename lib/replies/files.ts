import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { anyOf, insertMany } from "@/db/bulk.ts";
import type { Statement, Store } from "@/db/libsql.ts";
import { attachments, replyFiles } from "@/db/schema/workspace.ts";
import type { Viewer } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";
import { newId } from "@/lib/ids.ts";
import type { AttachmentView } from "@/lib/inbox/view.ts";
import { attachmentView } from "@/lib/inbox/views/attachment_view.ts";
import { replyFor } from "@/lib/replies/find.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

type FileRow = typeof attachments.$inferSelect;

export const MOST_FILES = 10;

/** The files of saved replies, in their order, by the reply's id. */
export async function filesOf(
  { db }: Store,
  replyIds: readonly string[],
): Promise<ReadonlyMap<string, readonly FileRow[]>> {
  if (replyIds.length === 0) return new Map();
  const rows = await db.select({ replyId: replyFiles.replyId, file: attachments }).from(replyFiles)
    .innerJoin(attachments, eq(attachments.id, replyFiles.attachmentId))
    .where(anyOf(replyFiles.replyId, replyIds)).orderBy(asc(replyFiles.replyId), asc(replyFiles.position));
  return new Map(
    [...Map.groupBy(rows, (row) => row.replyId)].map(([id, group]) => [id, group.map(({ file }) => file)]),
  );
}

/**
 * Makes these the files of a saved reply. Call it inside `write`.
 * @param ids of files that it has already, and of the viewer's own uploads
 * @throws {AppError} not_found for any other; invalid_request when there are too many
 */
export async function setFiles(
  store: Store,
  viewer: Viewer,
  replyId: string,
  ids: readonly string[],
): Promise<Statement[]> {
  if (ids.length > MOST_FILES) throw new AppError("invalid_request", { fields: { attachments: "too_many" } });
  const had = (await filesOf(store, [replyId])).get(replyId) ?? [];
  const wanted = new Set(ids);
  const fresh = await ownUploads(store, viewer, ids.filter((id) => !had.some((file) => file.id === id)));
  const gone = had.filter(({ id }) => !wanted.has(id)).map(({ id }) => id);
  return [
    store.db.delete(replyFiles).where(eq(replyFiles.replyId, replyId)),
    ...insertMany(replyFiles, [...wanted].map((id, position) => ({ replyId, attachmentId: id, position }))),
    // Without an uploader no answer can take it along as its own.
    store.db.update(attachments).set({ uploadedBy: null }).where(anyOf(attachments.id, fresh)),
    store.db.delete(attachments).where(and(anyOf(attachments.id, gone), isNull(attachments.messageId))),
  ];
}

async function ownUploads({ db }: Store, viewer: Viewer, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await db.select({ id: attachments.id }).from(attachments).where(and(
    anyOf(attachments.id, ids),
    isNull(attachments.messageId),
    eq(attachments.uploadedBy, viewer.user.id),
    eq(attachments.status, "stored"),
  ));
  const missing = ids.find((id) => !rows.some((row) => row.id === id));
  if (missing) throw new AppError("not_found", { uploadId: missing });
  return ids;
}

/**
 * Copies the files of a saved reply into uploads of the viewer, for an answer to take along: the same
 * content, so nothing is stored twice.
 * @throws {AppError} not_found
 */
export async function copyFiles(
  services: Services,
  workspace: Workspace,
  viewer: Viewer,
  replyId: string,
): Promise<AttachmentView[]> {
  await replyFor(workspace, viewer, replyId);
  const { store } = workspace;
  const files = (await filesOf(store, [replyId])).get(replyId) ?? [];
  const now = services.now();
  const copies = files.map((file) => ({
    ...file,
    id: newId(now),
    uploadedBy: viewer.user.id,
    createdAt: now,
  }));
  if (copies.length > 0) await store.write(() => store.commit(insertMany(attachments, copies)));
  return await Promise.all(copies.map((copy) => attachmentView(services.secrets, workspace.id, copy)));
}

/** The files of saved replies that are being forgotten for good. */
export function dropFiles({ db }: Store, replyIds: readonly string[]): Statement[] {
  return [
    db.delete(attachments).where(
      sql`id IN (SELECT attachment_id FROM reply_files WHERE reply_id IN
        (SELECT value FROM json_each(${JSON.stringify(replyIds)}))) AND message_id IS NULL`,
    ),
    db.delete(replyFiles).where(anyOf(replyFiles.replyId, replyIds)),
  ];
}
