import ipaddr from "ipaddr.js";
import { StorageUnavailable } from "@/db/libsql.ts";
import { normaliseEmail } from "@/lib/auth/email.ts";
import { AppError } from "@/lib/errors.ts";
import { sha256 } from "@/lib/secrets.ts";

export type ThrottledAction = keyof typeof LIMITS;

/** Who tries: the remote address of the connection (never a header), and the e-mail or user in question. */
export interface Attempt {
  address: string;
  subject?: string;
}

interface Counter {
  count: number;
  /** ms since the epoch; KV's own expiry comes up to a minute late */
  expiresAt: number;
}

interface Window {
  key: Deno.KvKey;
  most: number;
}

const MINUTE_MS = 60_000;
const TRIES = 20;

/** How many attempts fit into a window: of one address on one subject, on one subject, of one address. */
const LIMITS = {
  log_in: { windowMs: 15 * MINUTE_MS, both: 10, subject: 100, address: 300 },
  sign_up: { windowMs: 60 * MINUTE_MS, both: 10, subject: 30, address: 60 },
  invitation: { windowMs: 15 * MINUTE_MS, both: 10, subject: 30, address: 100 },
  reset: { windowMs: 15 * MINUTE_MS, both: 10, subject: 30, address: 100 },
  change_password: { windowMs: 15 * MINUTE_MS, both: 10, subject: 20, address: 300 },
} as const;

/**
 * Counts an attempt in fixed windows, before the work that it asks for.
 * @returns 0 when it may go on; else the ms after which to come again, and nothing is counted
 * @throws {StorageUnavailable} when the counters cannot be written
 */
export async function throttle(
  kv: Deno.Kv,
  action: ThrottledAction,
  attempt: Attempt,
  now: number = Date.now(),
): Promise<number> {
  const windows = await windowsOf(action, attempt);
  for (let i = 0; i < TRIES; i++) {
    const wait = await take(kv, windows, LIMITS[action].windowMs, now).catch(notWritten);
    if (wait !== null) return wait;
  }
  return 1_000;
}

/**
 * The same as a guard.
 * @throws {AppError} too_many_requests with `retryAfter` in ms
 */
export async function requireCalm(
  kv: Deno.Kv,
  action: ThrottledAction,
  attempt: Attempt,
  now: number = Date.now(),
): Promise<void> {
  const retryAfter = await throttle(kv, action, attempt, now);
  if (retryAfter > 0) throw new AppError("too_many_requests", { retryAfter });
}

/** After a success: earlier slips of this address on this subject no longer count. */
export async function forgive(kv: Deno.Kv, action: ThrottledAction, attempt: Attempt): Promise<void> {
  const [first] = await windowsOf(action, attempt);
  if (first && attempt.subject !== undefined) await kv.delete(first.key).catch(notWritten);
}

/** KV tells a full disk and a file that is held by a plain TypeError. */
function notWritten(error: unknown): never {
  const storage = error instanceof TypeError && /disk|database|readonly|locked|busy/i.test(error.message);
  throw storage ? new StorageUnavailable("Could not count an attempt", { cause: error }) : error;
}

/** @returns null when another attempt was counted at the same moment */
async function take(
  kv: Deno.Kv,
  windows: readonly Window[],
  windowMs: number,
  now: number,
): Promise<number | null> {
  const transaction = kv.atomic();
  let wait = 0;
  for (const { key, most } of windows) {
    const entry = await kv.get<Counter>(key);
    const counter = entry.value && entry.value.expiresAt > now
      ? entry.value
      : { count: 0, expiresAt: now + windowMs };
    if (counter.count >= most) wait = Math.max(wait, counter.expiresAt - now);
    const next = { count: counter.count + 1, expiresAt: counter.expiresAt };
    transaction.check(entry).set(key, next, { expireIn: counter.expiresAt - now });
  }
  if (wait > 0) return wait;
  return (await transaction.commit()).ok ? 0 : null;
}

async function windowsOf(action: ThrottledAction, { address, subject }: Attempt): Promise<Window[]> {
  const limits = LIMITS[action];
  const from = networkOf(address);
  const window = async (scope: "both" | "subject" | "address", text: string) => ({
    key: ["throttle", action, scope, await sha256(text)],
    most: limits[scope],
  });
  const byAddress = await window("address", from);
  if (subject === undefined) return [byAddress];
  const about = normaliseEmail(subject) ?? subject.slice(0, 1_000);
  return [await window("both", `${from} ${about}`), await window("subject", about), byAddress];
}

/** One customer of a provider has a whole /64 of IPv6 (RFC 6177), so that is what counts as one. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  return parsed.kind() === "ipv6" ? parsed.toByteArray().slice(0, 8).join(".") : parsed.toString();
}
