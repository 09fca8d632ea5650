import { and, asc, eq, isNull, or } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { replyFolders, savedReplies } from "@/db/schema/workspace.ts";
import type { Viewer } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";
import { newId } from "@/lib/ids.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import { cleanText } from "@/lib/inbox/text.ts";
import { mayChange, ownedBy, requireHand } from "@/lib/replies/find.ts";
import type { ReplyFolderView } from "@/lib/replies/view.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

type FolderRow = typeof replyFolders.$inferSelect;

const MOST_NAME = 100;
const MOST_FOLDERS = 100;

/** The team's folders and the viewer's own, by name. */
export async function listFolders({ store }: Workspace, viewer: Viewer): Promise<ReplyFolderView[]> {
  const rows = await store.db.select().from(replyFolders)
    .where(or(isNull(replyFolders.ownerId), eq(replyFolders.ownerId, viewer.user.id)))
    .orderBy(asc(replyFolders.name), asc(replyFolders.id));
  return rows.map((row) => folderView(viewer, row));
}

/** @throws {AppError} not_found, also for a colleague's own */
export async function folderFor({ store }: Workspace, viewer: Viewer, id: string): Promise<FolderRow> {
  const [row] = await store.db.select().from(replyFolders).where(eq(replyFolders.id, id));
  if (!row || (row.ownerId !== null && row.ownerId !== viewer.user.id)) {
    throw new AppError("not_found", { folderId: id });
  }
  return row;
}

/**
 * Makes a folder; one of this name in the same place is taken as it is.
 * @throws {AppError} forbidden for a shared one; invalid_request; conflict when there are too many
 */
export async function createFolder(
  services: Services,
  workspace: Workspace,
  viewer: Viewer,
  input: { readonly name: string; readonly shared: boolean },
): Promise<ReplyFolderView> {
  const ownerId = input.shared ? null : viewer.user.id;
  requireHand(viewer, ownerId);
  const name = checkFolderName(input.name);
  const { store } = workspace;
  const row = await store.write(async () => {
    const all = await store.db.select().from(replyFolders).where(ownedBy(replyFolders.ownerId, ownerId))
      .limit(MOST_FOLDERS);
    const same = all.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (same) return same;
    if (all.length >= MOST_FOLDERS) throw new AppError("conflict", { reason: "too_many_folders" });
    const made = { id: newId(), ownerId, name, createdAt: services.now() };
    await store.commit([store.db.insert(replyFolders).values(made), changed(store)]);
    return made;
  });
  services.live.notify(workspace.id);
  return folderView(viewer, row);
}

/** @throws {AppError} not_found, forbidden, invalid_request */
export async function renameFolder(
  services: Services,
  workspace: Workspace,
  viewer: Viewer,
  id: string,
  name: string,
): Promise<ReplyFolderView> {
  const clean = checkFolderName(name);
  const { store } = workspace;
  const row = await store.write(async () => {
    const known = await folderFor(workspace, viewer, id);
    requireHand(viewer, known.ownerId);
    await store.commit([
      store.db.update(replyFolders).set({ name: clean }).where(eq(replyFolders.id, id)),
      changed(store),
    ]);
    return { ...known, name: clean };
  });
  services.live.notify(workspace.id);
  return folderView(viewer, row);
}

/** Takes a folder away; its saved replies stay, outside of any. @throws {AppError} not_found, forbidden */
export async function deleteFolder(
  services: Services,
  workspace: Workspace,
  viewer: Viewer,
  id: string,
): Promise<void> {
  const { store } = workspace;
  await store.write(async () => {
    const known = await folderFor(workspace, viewer, id);
    requireHand(viewer, known.ownerId);
    const inside = and(ownedBy(savedReplies.ownerId, known.ownerId), eq(savedReplies.folderId, id));
    await store.commit([
      store.db.update(savedReplies).set({ folderId: null }).where(inside),
      store.db.delete(replyFolders).where(eq(replyFolders.id, id)),
      changed(store),
    ]);
  });
  services.live.notify(workspace.id);
}

/** @throws {AppError} invalid_request */
function checkFolderName(name: string): string {
  const clean = cleanText(name).replace(/\s+/g, " ").trim();
  const fault = clean === "" ? "required" : clean.length > MOST_NAME ? "too_long" : undefined;
  if (fault) throw new AppError("invalid_request", { fields: { name: fault } });
  return clean;
}

function changed(store: Store) {
  return changeEvent(store, "replies.updated");
}

function folderView(viewer: Viewer, { id, name, ownerId }: FolderRow): ReplyFolderView {
  return { id, name, shared: ownerId === null, mayChange: mayChange(viewer, ownerId) };
}
