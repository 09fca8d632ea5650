import type { Store } from "@/db/libsql.ts";
import { deleteMember, membersOf, roleOf, updateRole } from "@/db/members.ts";
import { deleteSessionsOfFormer } from "@/db/sessions.ts";
import { deleteApiTokensOfFormer } from "@/db/tokens.ts";
import type { Role } from "@/db/schema/control.ts";
import { mayManage, roleNow } from "@/lib/auth/roles.ts";
import { SessionCache } from "@/lib/auth/session_cache.ts";
import type { Viewer } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";

export interface Member {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** ms since the epoch */
  createdAt: number;
}

/** The members of a workspace, the oldest first; at most 1,000. */
export async function members(control: Store, workspaceId: string): Promise<Member[]> {
  return await membersOf(control, workspaceId);
}

/**
 * Gives a member another role. Owners change everybody; admins change admins and agents, and make no owners.
 * @throws {AppError} forbidden; not_found for somebody who is no member; conflict for the last owner
 */
export async function changeRole(
  control: Store,
  viewer: Viewer,
  { userId, role }: { userId: string; role: Role },
): Promise<void> {
  await control.write(async () => {
    const actor = await roleNow(control, viewer);
    await requireAuthority(control, viewer, actor, userId);
    if (!mayManage(actor, role)) throw new AppError("forbidden");
    const [updated] = await control.commit([updateRole(control, viewer.workspaceId, userId, role)]);
    if (updated?.rowsAffected !== 1) throw new AppError("conflict", { reason: "last_owner" });
  });
  SessionCache.of(control).clear();
}

/**
 * Removes a member, or lets one leave; their sessions and API tokens in this workspace end at once, and
 * invitations and resets that they made stop working.
 * @throws {AppError} forbidden; not_found for somebody who is no member; conflict for the last owner
 */
export async function removeMember(control: Store, viewer: Viewer, userId: string): Promise<void> {
  const { workspaceId } = viewer;
  await control.write(async () => {
    const actor = await roleNow(control, viewer);
    if (userId !== viewer.user.id) await requireAuthority(control, viewer, actor, userId);
    const [deleted] = await control.commit([
      deleteMember(control, workspaceId, userId),
      deleteSessionsOfFormer(control, workspaceId, userId),
      deleteApiTokensOfFormer(control, workspaceId, userId),
    ]);
    if (deleted?.rowsAffected !== 1) throw new AppError("conflict", { reason: "last_owner" });
  });
  SessionCache.of(control).clear();
}

/** Whoever may manage nobody learns nothing about who is a member. */
async function requireAuthority(control: Store, viewer: Viewer, actor: Role, userId: string): Promise<void> {
  if (!mayManage(actor, "agent")) throw new AppError("forbidden");
  if (!mayManage(actor, await memberRole(control, viewer, userId))) throw new AppError("forbidden");
}

async function memberRole(control: Store, viewer: Viewer, userId: string): Promise<Role> {
  const role = await roleOf(control, viewer.workspaceId, userId);
  if (!role) throw new AppError("not_found", { userId });
  return role;
}
