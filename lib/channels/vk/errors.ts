import { SendError, type SendErrorKind } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { integer } from "@/lib/channels/vk/ids.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Codes by what can be done about them; VK never says how long to wait. (dev.vk.com/reference/errors) */
const KINDS: readonly (readonly [SendErrorKind, readonly number[]])[] = [
  // 14 and 17 want a person at VK (captcha, validation); 7, 15 and 20 are missing rights.
  ["token", [2, 4, 5, 7, 14, 15, 16, 17, 20, 27, 28, 1116, 1117]],
  ["user", [18, 900, 901, 902, 932, 936, 939, 950, 987, 988]],
  ["window", [909]],
  ["content", [100, 212, 213, 222, 910, 911, 912, 913, 914, 920, 921]],
  ["rate", [6, 9, 29, 223, 940]],
  // 22, 105, 118, 121 and 129 are uploads that went wrong on the way: a new upload may succeed.
  ["transient", [1, 10, 22, 36, 43, 105, 118, 121, 129]],
];

/** ms to wait before the next try. */
const WAITS: ReadonlyMap<number, number> = new Map([
  [6, SECOND],
  [9, 5 * MINUTE],
  [29, HOUR],
  [223, 10 * MINUTE],
  [940, 10 * MINUTE],
]);

const BY_CODE: ReadonlyMap<number, SendErrorKind> = new Map(
  KINDS.flatMap(([kind, codes]) => codes.map((code) => [code, kind] as const)),
);

/**
 * A refusal by VK's error object, `{error_code, error_msg}` or the shorter one of a single recipient.
 * A code that is not known is permanent: repeating the same call would end the same way.
 */
export function refusal(method: string, error: Peek): SendError {
  const code = codeIn(error);
  const words = error.get("error_msg").text ?? error.get("description").text ?? "";
  const platformCode = `${code ?? "?"} ${words.slice(0, 200)}`.trim();
  const kind = BY_CODE.get(code ?? 0) ?? "content";
  const retryAfter = WAITS.get(code ?? 0);
  return new SendError(kind, `VK refused ${method} with code ${code ?? "?"}`, { platformCode, retryAfter });
}

/** The number of an error object, or undefined where there is none. */
export function codeIn(error: Peek): number | undefined {
  return integer(error.get("error_code")) ?? integer(error.get("code"));
}

/** VK's own number behind an error that `refusal` made. */
export function codeOf(error: SendError): number | undefined {
  const digits = /^\d+/.exec(error.platformCode ?? "");
  return digits ? Number(digits[0]) : undefined;
}
