import { userByEmail } from "@/db/accounts.ts";
import type { Store } from "@/db/libsql.ts";
import { roleOf } from "@/db/members.ts";
import { deleteResetsOfUser, insertReset, liveReset, mayReset, spendReset } from "@/db/resets.ts";
import { normaliseEmail } from "@/lib/auth/email.ts";
import { refuse } from "@/lib/auth/fields.ts";
import { hashPassword, passwordFault } from "@/lib/auth/passwords.ts";
import { SessionCache } from "@/lib/auth/session_cache.ts";
import { can, type Viewer } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";
import { newId, newToken } from "@/lib/ids.ts";
import { sha256 } from "@/lib/secrets.ts";

const LIFE_MS = 24 * 60 * 60 * 1_000;

export interface ResetLink {
  /** Shown once: only its SHA-256 is kept. */
  token: string;
  /** ms since the epoch */
  expiresAt: number;
}

/**
 * Makes a link by which a member sets a new password: once, within 24 hours, and only while the maker
 * manages the member in every workspace that the member belongs to. An earlier link is void.
 * @throws {AppError} not_found for somebody who is no member here; forbidden for an agent, for oneself, for
 * an owner by an admin, and with `member_elsewhere` for a member of a workspace that the maker does not manage
 */
export async function createReset(
  control: Store,
  viewer: Viewer,
  userId: string,
  now: number = Date.now(),
): Promise<ResetLink> {
  if (!can(viewer).manageMembers || userId === viewer.user.id) throw new AppError("forbidden");
  if (!await roleOf(control, viewer.workspaceId, userId)) throw new AppError("not_found", { userId });
  if (!await mayReset(control, viewer.user.id, userId)) {
    throw new AppError("forbidden", { reason: "member_elsewhere" });
  }
  return await store(control, userId, viewer.user.id, now);
}

/**
 * The same for whoever runs the server, when nobody in the workspace can log in any more.
 * @throws {AppError} not_found for an e-mail that nobody has
 */
export async function createOperatorReset(
  control: Store,
  emailText: string,
  now: number = Date.now(),
): Promise<ResetLink> {
  const email = normaliseEmail(emailText);
  const user = email === null ? undefined : await userByEmail(control, email);
  if (!user) throw new AppError("not_found", { reason: "no_such_user" });
  return await store(control, user.id, null, now);
}

/** Whom the page of a reset link greets; null when the link is used, too old, void or unknown. */
export async function readReset(control: Store, token: string, now: number = Date.now()) {
  return await liveReset(control, await sha256(token), now) ?? null;
}

/**
 * Sets the password by a link and ends all sessions of the person, who then logs in.
 * @throws {AppError} invalid_request with `fields`; not_found with `reset_gone`
 */
export async function applyReset(
  control: Store,
  token: string,
  password: string,
  now: number = Date.now(),
): Promise<void> {
  const tokenHash = await sha256(token);
  if (!await liveReset(control, tokenHash, now)) throw gone();
  refuse({ password: passwordFault(password) });
  const passwordHash = await hashPassword(password);
  const results = await control.write(() =>
    control.commit(spendReset(control, tokenHash, passwordHash, now))
  );
  if (results.at(-1)?.rowsAffected !== 1) throw gone();
  SessionCache.of(control).clear();
}

async function store(
  control: Store,
  userId: string,
  createdBy: string | null,
  now: number,
): Promise<ResetLink> {
  const token = newToken(32);
  const expiresAt = now + LIFE_MS;
  const tokenHash = await sha256(token);
  const row = { id: newId(now), tokenHash, userId, createdBy, createdAt: now, expiresAt };
  await control.write(() => control.commit([deleteResetsOfUser(control, userId), insertReset(control, row)]));
  return { token, expiresAt };
}

function gone(): AppError {
  return new AppError("not_found", { reason: "reset_gone" });
}
