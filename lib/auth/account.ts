import { updatePassword, updateProfile, userById } from "@/db/accounts.ts";
import type { Store } from "@/db/libsql.ts";
import { deleteResetsOfUser } from "@/db/resets.ts";
import { deleteSessionsOfUser } from "@/db/sessions.ts";
import { checkName, refuse } from "@/lib/auth/fields.ts";
import { hashPassword, passwordFault, verifyPassword } from "@/lib/auth/passwords.ts";
import { SessionCache } from "@/lib/auth/session_cache.ts";
import type { Session, Viewer } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";

/**
 * Sets a new password, ends all other sessions of the person and voids their reset links. API tokens live
 * on: they are revoked one by one.
 * @throws {AppError} invalid_request with `fields`; forbidden for an API token; conflict when the password
 * was changed elsewhere at this moment
 */
export async function changePassword(
  control: Store,
  session: Session,
  { current, next }: { current: string; next: string },
): Promise<void> {
  if (session.via !== "session") throw new AppError("forbidden", { reason: "browser_only" });
  const user = await userById(control, session.user.id);
  if (!user) throw new AppError("unauthorized");
  const right = await verifyPassword(user.passwordHash, current) !== "wrong";
  refuse({ current: right ? undefined : "password_wrong", next: passwordFault(next) });
  const passwordHash = await hashPassword(next);
  const [updated] = await control.write(() =>
    control.commit([
      updatePassword(control, user, passwordHash),
      deleteSessionsOfUser(control, user.id, session.key),
      deleteResetsOfUser(control, user.id),
    ])
  );
  SessionCache.of(control).clear();
  if (updated?.rowsAffected !== 1) throw new AppError("conflict", { reason: "try_again" });
}

/**
 * Ends every session of the person but this one.
 * @throws {AppError} forbidden for an API token
 */
export async function logOutOthers(control: Store, session: Session): Promise<void> {
  if (session.via !== "session") throw new AppError("forbidden", { reason: "browser_only" });
  await control.write(() => control.commit([deleteSessionsOfUser(control, session.user.id, session.key)]));
  SessionCache.of(control).clear();
}

/**
 * Changes how the person is called or which language they read.
 * @throws {AppError} invalid_request for the name
 */
export async function changeProfile(
  control: Store,
  viewer: Viewer,
  change: { name?: string; locale?: Viewer["user"]["locale"] },
): Promise<void> {
  const name = change.name === undefined ? viewer.user.name : checkName(change.name);
  const locale = change.locale ?? viewer.user.locale;
  await control.write(() => control.commit([updateProfile(control, viewer.user.id, { name, locale })]));
  SessionCache.of(control).clear();
}
