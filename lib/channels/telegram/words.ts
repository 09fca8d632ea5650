import { writtenOut } from "@/lib/channels/hidden_links.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { said } from "@/lib/channels/reading.ts";

/** Telegram allows 100 entities in one message. */
const MAX_ENTITIES = 100;
/** The last moment that a Date can hold. */
const LAST_MS = 8.64e15;

/** A count of 0 to 2^53 − 1, which may have come as digits in a text, as sizes and dates sometimes do. */
export function count(peek: Peek): number | undefined {
  const text = peek.text;
  const value = text !== undefined && /^\d{1,19}$/.test(text) ? Number(text) : peek.number;
  return value !== undefined && value >= 0 ? Math.min(Math.trunc(value), Number.MAX_SAFE_INTEGER) : undefined;
}

/** Seconds as ms. */
export function duration(peek: Peek): number | undefined {
  const seconds = peek.number;
  return seconds !== undefined && seconds >= 0 ? Math.min(Math.round(seconds * 1000), LAST_MS) : undefined;
}

/** ms since the epoch of a Unix time in seconds; 0 when there is none, since no clock may be asked here. */
export function moment(peek: Peek): number {
  const ms = (count(peek) ?? 0) * 1000;
  return ms <= LAST_MS ? ms : 0;
}

/**
 * A text with the addresses that Telegram hides behind words written out.
 * Offsets are UTF-16 code units (https://core.telegram.org/bots/api#messageentity).
 */
export function visibleText(text: Peek, entities: Peek): string {
  const links = entities.list.slice(0, MAX_ENTITIES).filter((one) => one.get("type").text === "text_link");
  return writtenOut(
    said(text) ?? "",
    links.map((link) => ({
      from: link.get("offset").number ?? -1,
      length: link.get("length").number ?? -1,
      url: link.get("url").text ?? "",
    })),
  );
}
