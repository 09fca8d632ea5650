import { type ChannelNet, type Connection, type Renewed, SendError } from "@/lib/channels/channel.ts";
import { callApi } from "@/lib/channels/http.ts";
import { Peek } from "@/lib/channels/json.ts";

const DAY_MS = 86_400_000;
/** A key lives 60 days: it is renewed when it has fewer than these left. */
const RENEW_BEFORE_MS = 10 * DAY_MS;
/** With fewer than these left the renewals have failed for a week. */
const ALARM_BEFORE_MS = 3 * DAY_MS;

/**
 * Renews the key when its time is near, or when nobody knows its age; to be called once a day
 * (developers.facebook.com/docs/instagram-platform/reference/refresh_access_token). A key younger than
 * 24 hours is refused, and asked for again the next day.
 * @param now ms since the epoch
 * @returns null when nothing has changed
 * @throws {SendError} transient; a refused key is found by `health`
 */
export async function refreshToken(
  net: ChannelNet,
  connection: Connection,
  now = Date.now(),
): Promise<Renewed | null> {
  const { credentials, state } = connection;
  if (expiresAt(connection) - now > RENEW_BEFORE_MS) return null;
  // The one address without a version, and the one that wants the key as a parameter.
  const url = new URL(`${net.base}/refresh_access_token`);
  url.searchParams.set("grant_type", "ig_refresh_token");
  url.searchParams.set("access_token", (credentials.token ?? "").trim());
  const { status, body } = await callApi(net.fetch, url.href);
  if (status === 429 || status >= 500) {
    throw new SendError("transient", `Instagram answered the renewal of the key with HTTP ${status}`);
  }
  const answer = new Peek(body);
  const token = answer.get("access_token").text;
  const seconds = answer.get("expires_in").number;
  if (status !== 200 || !token || !seconds) return null;
  const until = String(now + seconds * 1000);
  return { credentials: { ...credentials, token }, state: { ...state, token_expires_at: until } };
}

/** True when the key will end soon although it was to be renewed before. */
export function expiresSoon(connection: Connection, now: number): boolean {
  const end = expiresAt(connection);
  return end > 0 && end - now < ALARM_BEFORE_MS;
}

/** ms since the epoch; 0 for a key whose age nobody knows. */
function expiresAt({ state }: Connection): number {
  const value = Number(state.token_expires_at ?? 0);
  return Number.isFinite(value) ? value : 0;
}
