import { and, eq, isNotNull, isNull, or, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { savedReplies } from "@/db/schema/workspace.ts";
import { can, type Viewer } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export type ReplyRow = typeof savedReplies.$inferSelect;

/** What belongs to one member; null: to the team. */
export function ownedBy(owner: SQLiteColumn, ownerId: string | null): SQL {
  return ownerId === null ? isNull(owner) : eq(owner, ownerId);
}

/** The team's saved replies and the viewer's own, without the deleted ones. */
export function seenBy({ user }: Viewer) {
  return and(
    or(isNull(savedReplies.ownerId), eq(savedReplies.ownerId, user.id)),
    isNull(savedReplies.deletedAt),
  );
}

/** @throws {AppError} not_found, also for a colleague's own */
export async function replyFor({ store }: Workspace, viewer: Viewer, id: string): Promise<ReplyRow> {
  const [row] = await store.db.select().from(savedReplies).where(
    and(eq(savedReplies.id, id), seenBy(viewer)),
  );
  if (!row) throw new AppError("not_found", { replyId: id });
  return row;
}

/** One that was deleted, and may be brought back by the viewer. @throws {AppError} not_found */
export async function deletedReplyFor({ store }: Workspace, viewer: Viewer, id: string): Promise<ReplyRow> {
  const [row] = await store.db.select().from(savedReplies)
    .where(and(eq(savedReplies.id, id), isNotNull(savedReplies.deletedAt)));
  if (!row || !mayChange(viewer, row.ownerId)) throw new AppError("not_found", { replyId: id });
  return row;
}

/** Everybody has a hand in what is their own; what is shared is for owner and admins. */
export function mayChange(viewer: Viewer, ownerId: string | null): boolean {
  return ownerId === null ? can(viewer).manageSettings : ownerId === viewer.user.id;
}

/** @throws {AppError} forbidden */
export function requireHand(viewer: Viewer, ownerId: string | null): void {
  if (!mayChange(viewer, ownerId)) throw new AppError("forbidden", { right: "manageSettings" });
}
