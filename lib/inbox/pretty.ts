import { maskJson, maskText } from "@/lib/inbox/mask.ts";

/** Stand around a number that JavaScript cannot hold; they occur in no text that people write. */
const [OPEN, CLOSE] = ["\uE0F0", "\uE0F1"];
const LARGE = new RegExp(`"${OPEN}(-?\\d+)${CLOSE}"`, "g");

/**
 * JSON as people read it, a member a line, without secrets; numbers beyond 2^53 keep their digits. What is
 * no JSON comes as it is, without the secrets.
 */
export function prettyJson(body: string, secrets: readonly string[]): string {
  try {
    const parsed: unknown = JSON.parse(body, keepDigits);
    return JSON.stringify(maskJson(parsed, secrets), null, 2).replaceAll(LARGE, "$1");
  } catch (error) {
    // Nested too deeply to be followed is as good as no JSON.
    if (error instanceof SyntaxError || error instanceof RangeError) return maskText(body, secrets);
    throw error;
  }
}

function keepDigits(this: unknown, _key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== "number" || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? "";
  return /^-?\d+$/.test(source) ? OPEN + source + CLOSE : value;
}
