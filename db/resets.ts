import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { passwordResets, sessions, users } from "@/db/schema/control.ts";

/**
 * True when the actor manages this user in every workspace that the user belongs to. One workspace alone
 * is not enough: its owner could otherwise invite a person and then take over the person's other accounts.
 */
export async function mayReset(control: Store, actorId: string, userId: string): Promise<boolean> {
  const [row] = await control.db.select({ id: users.id }).from(users)
    .where(and(eq(users.id, userId), managedEverywhere(sql`${actorId}`, sql`${userId}`))).limit(1);
  return row !== undefined;
}

/** A reset that can be used now, with the person whom its page greets. */
export async function liveReset(control: Store, tokenHash: string, now: number) {
  const [row] = await control.db.select({ userId: users.id, name: users.name, email: users.email })
    .from(passwordResets).innerJoin(users, eq(users.id, passwordResets.userId))
    .where(live(tokenHash, now)).limit(1);
  return row;
}

export function insertReset(control: Store, reset: typeof passwordResets.$inferInsert) {
  return control.db.insert(passwordResets).values(reset);
}

export function deleteResetsOfUser(control: Store, userId: string) {
  return control.db.delete(passwordResets).where(eq(passwordResets.userId, userId));
}

/** Sets the password, ends every session and uses the link up; the last statement's row says whether. */
export function spendReset(control: Store, tokenHash: string, passwordHash: string, now: number) {
  const person = sql`(SELECT password_resets.user_id FROM password_resets WHERE ${live(tokenHash, now)})`;
  return [
    control.db.update(users).set({ passwordHash }).where(sql`${users.id} = ${person}`),
    control.db.delete(sessions).where(sql`${sessions.userId} = ${person}`),
    control.db.update(passwordResets).set({ usedAt: now }).where(live(tokenHash, now)),
  ];
}

function live(tokenHash: string, now: number) {
  const backed = sql`(password_resets.created_by IS NULL OR ${
    managedEverywhere(sql`password_resets.created_by`, sql`password_resets.user_id`)
  })`;
  return and(
    eq(passwordResets.tokenHash, tokenHash),
    isNull(passwordResets.usedAt),
    gt(passwordResets.expiresAt, now),
    backed,
  );
}

function managedEverywhere(actor: SQL, user: SQL): SQL {
  return sql`EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = ${user})
    AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = ${user} AND NOT EXISTS (
      SELECT 1 FROM memberships a WHERE a.workspace_id = m.workspace_id AND a.user_id = ${actor}
      AND (a.role = 'owner' OR (a.role = 'admin' AND m.role <> 'owner'))))`;
}
