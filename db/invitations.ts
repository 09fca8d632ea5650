import { and, asc, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import type { User } from "@/db/accounts.ts";
import { invitations, memberships, users, workspaces } from "@/db/schema/control.ts";

const MOST = 200;

/** An invitation that can be accepted now, with the names that its page shows. */
export async function liveInvitation(control: Store, tokenHash: string, now: number) {
  const [row] = await control.db
    .select({
      id: invitations.id,
      workspaceId: invitations.workspaceId,
      workspaceName: workspaces.name,
      invitedBy: users.name,
      email: invitations.email,
      role: invitations.role,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .innerJoin(workspaces, eq(workspaces.id, invitations.workspaceId))
    .innerJoin(users, eq(users.id, invitations.invitedBy))
    .where(and(eq(invitations.tokenHash, tokenHash), live(now))).limit(1);
  return row;
}

/** The invitations that wait for an answer, the oldest first; at most 200. */
export async function invitationsOf(control: Store, workspaceId: string, now: number) {
  return await control.db
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      invitedBy: invitations.invitedBy,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations).where(and(eq(invitations.workspaceId, workspaceId), live(now)))
    .orderBy(asc(invitations.id)).limit(MOST);
}

export function insertInvitation(control: Store, invitation: typeof invitations.$inferInsert) {
  return control.db.insert(invitations).values(invitation);
}

/** Commit it before the claim: without a usable invitation it inserts nothing. */
export function insertInvitedUser(control: Store, tokenHash: string, user: User) {
  const row = control.db.select({
    id: sql<string>`${user.id}`.as("id"),
    email: sql<string>`${user.email}`.as("email"),
    name: sql<string>`${user.name}`.as("name"),
    passwordHash: sql<string>`${user.passwordHash}`.as("password_hash"),
    locale: sql<User["locale"]>`${user.locale}`.as("locale"),
    createdAt: sql<number>`${user.createdAt}`.as("created_at"),
  }).from(invitations).where(and(eq(invitations.tokenHash, tokenHash), live(user.createdAt)));
  return control.db.insert(users).select(row);
}

/** Commit it before the claim: without a usable invitation it inserts nothing. */
export function insertInvitedMember(control: Store, tokenHash: string, userId: string, now: number) {
  const row = control.db.select({
    workspaceId: invitations.workspaceId,
    userId: sql<string>`${userId}`.as("user_id"),
    role: invitations.role,
    createdAt: sql<number>`${now}`.as("created_at"),
  }).from(invitations).where(and(eq(invitations.tokenHash, tokenHash), live(now)));
  return control.db.insert(memberships).select(row);
}

/** Exactly one caller changes one row; everybody else changes none. */
export function claimInvitation(control: Store, tokenHash: string, now: number) {
  return control.db.update(invitations).set({ usedAt: now })
    .where(and(eq(invitations.tokenHash, tokenHash), live(now)));
}

export function deleteInvitation(control: Store, workspaceId: string, id: string) {
  return control.db.delete(invitations)
    .where(and(eq(invitations.workspaceId, workspaceId), eq(invitations.id, id), isNull(invitations.usedAt)));
}

/** Clears away what was used or has run out, and an older invitation to the same address. */
export function deleteStaleInvitations(control: Store, workspaceId: string, now: number, email?: string) {
  const again = email === undefined ? undefined : eq(invitations.email, email);
  const dead = or(sql`${invitations.usedAt} IS NOT NULL`, lte(invitations.expiresAt, now), again);
  return control.db.delete(invitations).where(and(eq(invitations.workspaceId, workspaceId), dead));
}

/** Unused, in time, and made by somebody who may still hand out this role. */
function live(now: number) {
  const backed = sql`EXISTS (SELECT 1 FROM memberships i
    WHERE i.workspace_id = invitations.workspace_id AND i.user_id = invitations.invited_by
    AND (i.role = 'owner' OR (i.role = 'admin' AND invitations.role <> 'owner')))`;
  return and(isNull(invitations.usedAt), gt(invitations.expiresAt, now), backed);
}
