import type { Store } from "@/db/libsql.ts";
import { StorageUnavailable } from "@/db/libsql.ts";
import {
  deleteExpiredSessions,
  deleteSession,
  insertSession,
  liveSession,
  prolongSession,
} from "@/db/sessions.ts";
import { tokenFromCookie } from "@/lib/auth/cookie.ts";
import { SessionCache } from "@/lib/auth/session_cache.ts";
import type { Session } from "@/lib/auth/viewer.ts";
import { newToken } from "@/lib/ids.ts";
import { sha256 } from "@/lib/secrets.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const LIFE_MS = 30 * DAY_MS;
const USER_AGENT_MOST = 200;

/**
 * Opens a session for somebody whose password or invitation was just checked.
 * @param opened `userAgent` is kept to tell the person's devices apart
 * @returns the cookie's token; only its SHA-256 is kept, for 30 days after the last use
 */
export async function openSession(
  control: Store,
  opened: { userId: string; workspaceId: string; userAgent?: string | null },
  now: number = Date.now(),
): Promise<string> {
  const token = newToken(32);
  const row = {
    tokenHash: await sha256(token),
    userId: opened.userId,
    workspaceId: opened.workspaceId,
    createdAt: now,
    expiresAt: now + LIFE_MS,
    userAgent: opened.userAgent?.slice(0, USER_AGENT_MOST) ?? null,
  };
  await control.write(() => control.commit([insertSession(control, row)]));
  return token;
}

/** Who sends this request, by its cookie; each day of use moves the end 30 days away. */
export async function readSession(
  control: Store,
  request: Request,
  origin: string,
  now: number = Date.now(),
): Promise<Session | null> {
  const token = tokenFromCookie(request, origin);
  return token === null ? null : await sessionByKey(control, await sha256(token), now);
}

/** @param key SHA-256 of the token, in hex */
export async function sessionByKey(control: Store, key: string, now: number): Promise<Session | null> {
  const cache = SessionCache.of(control);
  const name = `session ${key}`;
  return cache.get(name, now) ?? await cache.load(name, now, () => load(control, key, now));
}

/** Ends one session at once. */
export async function logOut(control: Store, session: Session): Promise<void> {
  await control.write(() => control.commit([deleteSession(control, session.key)]));
  SessionCache.of(control).clear();
}

/** Clears away what nobody can use any more. */
export async function dropExpiredSessions(control: Store, now: number = Date.now()): Promise<void> {
  await control.write(() => control.commit([deleteExpiredSessions(control, now)]));
}

async function load(control: Store, key: string, now: number) {
  const row = await liveSession(control, key, now);
  if (!row) return null;
  const { user, workspaceId, role, expiresAt } = row;
  if (expiresAt < now + LIFE_MS - DAY_MS) await prolong(control, key, now + LIFE_MS);
  return { session: { user, workspaceId, role, via: "session" as const, key }, expiresAt };
}

async function prolong(control: Store, key: string, expiresAt: number): Promise<void> {
  try {
    await control.write(() => control.commit([prolongSession(control, key, expiresAt)]));
  } catch (error) {
    // A full disk must not lock people out who only want to read; the next request tries again.
    if (!(error instanceof StorageUnavailable)) throw error;
  }
}
