import { networkOf } from "@/lib/auth/throttle.ts";
import type { Limit } from "@/lib/chat/pace.ts";
import { addressOf, type ChatCall } from "@/routes/chat/env.ts";

const MINUTE = 60_000;

/** Per visitor, per address and for the whole chat; the last two hold one chat, so no flood reaches another. */
const LIMITS = {
  session: { address: per(600, 10), chat: per(6_000, 10) },
  read: { visitor: per(300, 1), address: per(6_000, 1) },
  message: { visitor: per(30, 1), address: per(300, 1), chat: per(2_000, 1) },
  upload: { visitor: per(40, 10), address: per(400, 10), chat: per(2_000, 10) },
  /** First messages: each opens a conversation that somebody has to look at. */
  newcomer: { address: per(100, 10), chat: per(1_000, 10) },
} as const satisfies Record<string, Partial<Record<"visitor" | "address" | "chat", Limit>>>;

/**
 * Counts what somebody is about to do.
 * @throws {AppError} too_many_requests with `retryAfter` in ms
 */
export function keepPace(c: ChatCall, action: keyof typeof LIMITS, visitorId = ""): void {
  const { pace, services, chat } = c.var;
  const who = { visitor: visitorId, address: networkOf(addressOf(c)), chat: "" };
  const prefix = `${action} ${chat.open.connection.id}`;
  const scopes = Object.entries(LIMITS[action]) as [keyof typeof who, Limit][];
  pace.take(scopes.map(([scope, limit]) => [`${prefix} ${scope} ${who[scope]}`, limit]), services.now());
}

function per(most: number, minutes: number): Limit {
  return { most, within: minutes * MINUTE };
}
