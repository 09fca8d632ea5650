import { XRefusal } from "@/lib/sandbox/twitter/errors.ts";
import type { XWorld } from "@/lib/sandbox/twitter/state.ts";

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 24 * 3_600_000;

export interface Limit {
  readonly calls: number;
  readonly ms: number;
}

/** https://docs.x.com/x-api/fundamentals/rate-limits, by method; for one user. */
const LIMITS: Readonly<Record<string, readonly Limit[]>> = {
  "dm.create": [{ calls: 15, ms: QUARTER_MS }, { calls: 1_440, ms: DAY_MS }],
  "tweets.create": [{ calls: 100, ms: QUARTER_MS }, { calls: 10_000, ms: DAY_MS }],
  "tweets.delete": [{ calls: 50, ms: QUARTER_MS }],
  "users.me": [{ calls: 75, ms: QUARTER_MS }],
  "webhooks": [{ calls: 450, ms: QUARTER_MS }],
  "activity.subscriptions": [{ calls: 500, ms: QUARTER_MS }],
};

/**
 * Counts a call and says how many are left, as X does in each answer.
 * @param who the user, or the app, that calls
 * @throws {XRefusal} 429, with the moment at which the window ends
 */
export function count(world: XWorld, who: string, method: string): Record<string, string> {
  const limits = LIMITS[method] ?? [{ calls: 900, ms: QUARTER_MS }];
  const key = `${who} ${method}`;
  const now = world.core.clock.now();
  const longest = Math.max(...limits.map(({ ms }) => ms));
  const lately = (world.windows.get(key) ?? []).filter((at) => at <= now && now - at < longest);
  const states = limits.map((limit) => stateOf(limit, lately, now));
  const full = states.find(({ left }) => left === 0);
  if (full) throw new RateLimited(headersOf(full));
  world.windows.set(key, [...lately, now]);
  const [first] = states;
  return first ? headersOf({ ...first, left: first.left - 1 }) : {};
}

/** Too many requests; the headers say when the window ends. */
class RateLimited extends XRefusal {
  constructor(readonly headers: Record<string, string>) {
    super(429, "Too Many Requests", "Too Many Requests");
  }

  override toResponse(): Response {
    return super.toResponse(this.headers);
  }
}

interface State {
  readonly calls: number;
  readonly left: number;
  /** ms since the epoch. */
  readonly resetAt: number;
}

function stateOf({ calls, ms }: Limit, lately: readonly number[], now: number): State {
  const inside = lately.filter((at) => now - at < ms);
  return { calls, left: Math.max(0, calls - inside.length), resetAt: (inside[0] ?? now) + ms };
}

function headersOf({ calls, left, resetAt }: State): Record<string, string> {
  return {
    "x-rate-limit-limit": String(calls),
    "x-rate-limit-remaining": String(left),
    "x-rate-limit-reset": String(Math.ceil(resetAt / 1000)),
  };
}
