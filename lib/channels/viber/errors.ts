import { SendError, type SendErrorKind } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { words } from "@/lib/channels/reading.ts";

const MINUTE = 60_000;
const MAX_WORDS = 200;

/** Codes by what can be done about them. (developers.viber.com/docs/api/rest-bot-api/#error-codes) */
const KINDS: readonly (readonly [SendErrorKind, readonly number[]])[] = [
  // Bad token; account blocked, not found, suspended; not authorised.
  ["token", [2, 7, 8, 9, 15]],
  // Not registered, not subscribed, no suitable device, a country that is not served.
  ["user", [5, 6, 11, 21]],
  // 23 and 24 are money: other answers of the day are free, so they fail one message and stop nothing.
  ["content", [1, 3, 4, 13, 14, 16, 17, 18, 19, 20, 22, 23, 24]],
  ["rate", [12]],
  // 10 is a missing webhook: setting it anew, by hand or by the daily look, lets the next try pass.
  ["transient", [10]],
];

/**
 * A hundred messages an hour to somebody who does not answer; Viber does not say how long to wait, and an
 * answer of the customer ends it at once.
 */
const WAIT = 10 * MINUTE;

const BY_CODE: ReadonlyMap<number, SendErrorKind> = new Map(
  KINDS.flatMap(([kind, codes]) => codes.map((code) => [code, kind] as const)),
);

/** A refusal by Viber's `status`; codes that are not listed are general errors, and pass. */
export function refusal(method: string, code: number, message: Peek): SendError {
  const kind = BY_CODE.get(code) ?? "transient";
  const said = words(message)?.slice(0, MAX_WORDS).toWellFormed() ?? "";
  return new SendError(kind, `Viber refused ${method} with status ${code}`, {
    platformCode: `${code} ${said}`.trim(),
    retryAfter: kind === "rate" ? WAIT : undefined,
  });
}
