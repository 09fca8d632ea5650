import { and, desc, eq, gt, lt, ne, sql } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { memberships, sessions, users } from "@/db/schema/control.ts";

/** A session that has not run out, with its user and the role in its workspace; nothing for a former member. */
export async function liveSession(control: Store, tokenHash: string, now: number) {
  const [row] = await control.db
    .select({
      user: { id: users.id, name: users.name, email: users.email, locale: users.locale },
      workspaceId: sessions.workspaceId,
      role: memberships.role,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(
      memberships,
      and(eq(memberships.workspaceId, sessions.workspaceId), eq(memberships.userId, sessions.userId)),
    )
    .where(and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, now))).limit(1);
  return row;
}

/** Where the user was at work last, by the sessions that are still kept. */
export async function lastWorkspace(control: Store, userId: string): Promise<string | undefined> {
  const [row] = await control.db.select({ workspaceId: sessions.workspaceId }).from(sessions)
    .where(eq(sessions.userId, userId)).orderBy(desc(sessions.createdAt)).limit(1);
  return row?.workspaceId;
}

export function insertSession(control: Store, session: typeof sessions.$inferInsert) {
  return control.db.insert(sessions).values(session);
}

/** Never shortens a session that another request has prolonged further. */
export function prolongSession(control: Store, tokenHash: string, expiresAt: number) {
  return control.db.update(sessions).set({ expiresAt })
    .where(and(eq(sessions.tokenHash, tokenHash), lt(sessions.expiresAt, expiresAt)));
}

/** Changes no row when the session's user is no member there. */
export function moveSession(control: Store, tokenHash: string, workspaceId: string) {
  const member = sql`EXISTS (SELECT 1 FROM memberships m
    WHERE m.workspace_id = ${workspaceId} AND m.user_id = sessions.user_id)`;
  return control.db.update(sessions).set({ workspaceId }).where(
    and(eq(sessions.tokenHash, tokenHash), member),
  );
}

export function deleteSession(control: Store, tokenHash: string) {
  return control.db.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
}

/** @param except the hash of the one session that stays */
export function deleteSessionsOfUser(control: Store, userId: string, except?: string) {
  const others = except === undefined ? undefined : ne(sessions.tokenHash, except);
  return control.db.delete(sessions).where(and(eq(sessions.userId, userId), others));
}

/** Deletes nothing while the membership stands: commit it after the membership's own deletion. */
export function deleteSessionsOfFormer(control: Store, workspaceId: string, userId: string) {
  const former = sql`NOT EXISTS (SELECT 1 FROM memberships m
    WHERE m.workspace_id = ${workspaceId} AND m.user_id = ${userId})`;
  return control.db.delete(sessions)
    .where(and(eq(sessions.workspaceId, workspaceId), eq(sessions.userId, userId), former));
}

export function deleteExpiredSessions(control: Store, now: number) {
  return control.db.delete(sessions).where(lt(sessions.expiresAt, now));
}
