import { and, asc, eq, isNull, lte, or, sql } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { apiTokens, memberships, users } from "@/db/schema/control.ts";

const MOST = 200;

/** An API token with its user and the role in its workspace; nothing for a former member. */
export async function liveApiToken(control: Store, tokenHash: string) {
  const [row] = await control.db
    .select({
      user: { id: users.id, name: users.name, email: users.email, locale: users.locale },
      workspaceId: apiTokens.workspaceId,
      role: memberships.role,
      lastUsedAt: apiTokens.lastUsedAt,
    })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .innerJoin(
      memberships,
      and(eq(memberships.workspaceId, apiTokens.workspaceId), eq(memberships.userId, apiTokens.userId)),
    )
    .where(eq(apiTokens.tokenHash, tokenHash)).limit(1);
  return row;
}

/**
 * The tokens of a workspace without their hashes, the oldest first; at most 200.
 * @param userId leaves only this user's
 */
export async function apiTokensOf(control: Store, workspaceId: string, userId?: string) {
  return await control.db
    .select({
      id: apiTokens.id,
      name: apiTokens.name,
      userId: apiTokens.userId,
      createdAt: apiTokens.createdAt,
      lastUsedAt: apiTokens.lastUsedAt,
    })
    .from(apiTokens).where(visible(workspaceId, userId))
    .orderBy(asc(apiTokens.id)).limit(MOST);
}

export function insertApiToken(control: Store, token: typeof apiTokens.$inferInsert) {
  return control.db.insert(apiTokens).values(token);
}

/** @param before writes only over a moment that is not later than this one */
export function touchApiToken(control: Store, tokenHash: string, now: number, before: number) {
  const stale = or(isNull(apiTokens.lastUsedAt), lte(apiTokens.lastUsedAt, before));
  return control.db.update(apiTokens).set({ lastUsedAt: now })
    .where(and(eq(apiTokens.tokenHash, tokenHash), stale));
}

/** @param userId deletes it only when it is this user's */
export function deleteApiToken(control: Store, workspaceId: string, id: string, userId?: string) {
  return control.db.delete(apiTokens).where(and(visible(workspaceId, userId), eq(apiTokens.id, id)));
}

/** Deletes nothing while the membership stands: commit it after the membership's own deletion. */
export function deleteApiTokensOfFormer(control: Store, workspaceId: string, userId: string) {
  const former = sql`NOT EXISTS (SELECT 1 FROM memberships m
    WHERE m.workspace_id = ${workspaceId} AND m.user_id = ${userId})`;
  return control.db.delete(apiTokens).where(and(visible(workspaceId, userId), former));
}

function visible(workspaceId: string, userId?: string) {
  const own = userId === undefined ? undefined : eq(apiTokens.userId, userId);
  return and(eq(apiTokens.workspaceId, workspaceId), own);
}
