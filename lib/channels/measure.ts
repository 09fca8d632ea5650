import type { TextUnit } from "@/lib/channels/capabilities.ts";
import { weigh } from "@/lib/channels/weighted.ts";

/**
 * How long a text is for a platform.
 * @returns UTF-16 code units, code points, UTF-8 bytes or X's weighted characters, by `unit`; a lone
 * surrogate is one code unit, one code point, three bytes
 */
export function measure(text: string, unit: TextUnit): number {
  if (unit === "utf16") return text.length;
  if (unit === "bytes") return encoder.encode(text).length;
  let length = 0;
  if (unit === "codepoints") { for (const _ of text) length += 1; }
  else for (const { weight } of weigh(text.normalize("NFC"))) length += weight;
  return length;
}

const encoder = new TextEncoder();
