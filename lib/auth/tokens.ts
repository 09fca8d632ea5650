import type { Store } from "@/db/libsql.ts";
import { StorageUnavailable } from "@/db/libsql.ts";
import { roleOf } from "@/db/members.ts";
import { apiTokensOf, deleteApiToken, insertApiToken, liveApiToken, touchApiToken } from "@/db/tokens.ts";
import { checkName } from "@/lib/auth/fields.ts";
import { SessionCache } from "@/lib/auth/session_cache.ts";
import { can, type Session, type Viewer } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";
import { newId, newToken } from "@/lib/ids.ts";
import { sha256 } from "@/lib/secrets.ts";

const SHAPE = /^otk_[A-Za-z0-9_-]{43}$/;
const TOUCH_MS = 60_000;

/**
 * Makes a token that acts as this user in this workspace until it is revoked.
 * @returns `token` is shown once: only its SHA-256 is kept
 * @throws {AppError} invalid_request for the name, not_found when the user is no member
 */
export async function createApiToken(
  control: Store,
  input: { workspaceId: string; userId: string; name: string },
  now: number = Date.now(),
): Promise<{ id: string; token: string; name: string; createdAt: number }> {
  const { workspaceId, userId } = input;
  const name = checkName(input.name);
  const token = `otk_${newToken(32)}`;
  const row = { id: newId(now), tokenHash: await sha256(token), workspaceId, userId, name, createdAt: now };
  await control.write(async () => {
    if (!await roleOf(control, workspaceId, userId)) throw new AppError("not_found", { userId });
    await control.commit([insertApiToken(control, row)]);
  });
  return { id: row.id, token, name, createdAt: now };
}

/** Whom a bearer token acts for; its last use is noted at most once a minute. */
export async function readApiToken(
  control: Store,
  token: string,
  now: number = Date.now(),
): Promise<Session | null> {
  return SHAPE.test(token) ? await apiTokenByKey(control, await sha256(token), now) : null;
}

/** @param key SHA-256 of the token, in hex */
export async function apiTokenByKey(control: Store, key: string, now: number): Promise<Session | null> {
  const cache = SessionCache.of(control);
  const name = `token ${key}`;
  return cache.get(name, now) ?? await cache.load(name, now, () => load(control, key, now));
}

/** The workspace's tokens for whoever manages its settings, one's own for an agent; never their secrets. */
export async function listApiTokens(control: Store, viewer: Viewer) {
  return await apiTokensOf(control, viewer.workspaceId, ownOnly(viewer));
}

/**
 * Ends a token at once.
 * @throws {AppError} not_found when the viewer cannot see such a token
 */
export async function revokeApiToken(control: Store, viewer: Viewer, id: string): Promise<void> {
  const deletion = deleteApiToken(control, viewer.workspaceId, id, ownOnly(viewer));
  const [result] = await control.write(() => control.commit([deletion]));
  SessionCache.of(control).clear();
  if (result?.rowsAffected !== 1) throw new AppError("not_found", { tokenId: id });
}

function ownOnly(viewer: Viewer): string | undefined {
  return can(viewer).manageSettings ? undefined : viewer.user.id;
}

async function load(control: Store, key: string, now: number) {
  const row = await liveApiToken(control, key);
  if (!row) return null;
  const { user, workspaceId, role, lastUsedAt } = row;
  if (lastUsedAt === null || lastUsedAt <= now - TOUCH_MS) await touch(control, key, now);
  return { session: { user, workspaceId, role, via: "token" as const, key }, expiresAt: Infinity };
}

async function touch(control: Store, key: string, now: number): Promise<void> {
  try {
    await control.write(() => control.commit([touchApiToken(control, key, now, now - TOUCH_MS)]));
  } catch (error) {
    // A full disk must not refuse a client that only wants to read; the next request tries again.
    if (!(error instanceof StorageUnavailable)) throw error;
  }
}
