import { updatePassword, type User, userByEmail } from "@/db/accounts.ts";
import type { Store } from "@/db/libsql.ts";
import { workspacesOfUser } from "@/db/members.ts";
import { lastWorkspace } from "@/db/sessions.ts";
import { normaliseEmail } from "@/lib/auth/email.ts";
import { hashPassword, verifyPassword } from "@/lib/auth/passwords.ts";
import { wrongCredentials } from "@/lib/auth/person.ts";
import { openSession } from "@/lib/auth/sessions.ts";
import { AppError } from "@/lib/errors.ts";

/**
 * Opens a session in the workspace where the person was last. An unknown e-mail costs as much time as a
 * wrong password and gets the same answer.
 * @returns the cookie's token
 * @throws {AppError} unauthorized; forbidden with `no_workspace` when the person was removed from every one
 */
export async function logIn(
  control: Store,
  input: { email: string; password: string; userAgent?: string | null },
  now: number = Date.now(),
): Promise<string> {
  const email = normaliseEmail(input.email);
  const user = email === null ? undefined : await userByEmail(control, email);
  const outcome = await verifyPassword(user?.passwordHash, input.password);
  if (!user || outcome === "wrong") throw wrongCredentials();
  if (outcome === "stale") await hashAnew(control, user, input.password);
  const workspaceId = await firstWorkspace(control, user.id);
  return await openSession(control, { userId: user.id, workspaceId, userAgent: input.userAgent }, now);
}

async function hashAnew(control: Store, user: User, password: string): Promise<void> {
  const fresh = await hashPassword(password);
  await control.write(() => control.commit([updatePassword(control, user, fresh)]));
}

async function firstWorkspace(control: Store, userId: string): Promise<string> {
  const all = await workspacesOfUser(control, userId);
  const last = await lastWorkspace(control, userId);
  const chosen = all.find(({ id }) => id === last) ?? all[0];
  if (!chosen) throw new AppError("forbidden", { reason: "no_workspace" });
  return chosen.id;
}
