import { SendError, type SendErrorKind } from "@/lib/channels/channel.ts";
import { kindOf, range, type Refusals } from "@/lib/channels/graph/errors.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { count, words } from "@/lib/channels/reading.ts";

const SECOND = 1_000;
const HOUR = 3_600_000;

/** developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes */
const CODES: readonly (readonly [SendErrorKind, readonly number[]])[] = [
  // 131005 is a missing right; 368, 131031, 131042, 131045 and 133010 stop the whole number (blocked, locked,
  // not paid, not registered).
  ["token", [0, 3, 10, 190, ...range(200, 299), 131005, 368, 131031, 131042, 131045, 133010]],
  ["window", [131047]],
  // 130472 and 131049: Meta chose not to deliver; 130497: not into this person's country.
  ["user", [131021, 131026, 131030, 131050, 130472, 131049, 130497]],
  ["content", [100, 131008, 131009, 131051, 131052, 131053, 131062]],
  ["content", [132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016]],
  ["rate", [4, 80007, 130429, 131048, 131056, 131064, 133016]],
  ["transient", [1, 2, 131000, 131016, 131057, 135000]],
];

/** ms to wait: 131056 is the limit of one message in 6 seconds to one person, 131048 a limit after complaints. */
const WAITS: ReadonlyMap<number, number> = new Map([
  [131056, 6 * SECOND],
  [131048, HOUR],
]);

/** How refusals of the Cloud API are sorted. */
export const REFUSALS: Refusals = { codes: CODES, subcodes: [], waits: WAITS };

/** Why a message that was accepted failed after all, as its status tells. */
export function failureOf(error: Peek): { readonly kind: SendErrorKind; readonly message: string } {
  const code = count(error.get("code"));
  const said = [error.get("title"), error.at("error_data", "details")].map(words);
  const message = [code, [...new Set(said)].filter(Boolean).join(": ")].filter((part) => part !== undefined);
  return { kind: kindOf(REFUSALS, code) ?? "content", message: message.join(" ").trim().slice(0, 300) };
}

/** True when the API misses `to`: it does not know the field for persons without a number. */
export function missesTo(error: unknown): boolean {
  const said = error instanceof SendError ? error.platformCode ?? "" : "";
  return /^100 .*\bparameter '?to'? is required/is.test(said) || /^131008 .*\bto\b/is.test(said);
}
