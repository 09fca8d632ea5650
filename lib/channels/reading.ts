import type { Peek } from "@/lib/channels/json.ts";

/** Below it a moment is in seconds, from it on in ms: it is the year 5138 in the former, 1973 in the latter. */
const FIRST_MS = 100_000_000_000;
/** The last moment that a Date can hold. */
const LAST_MS = 8.64e15;

/** A text that can be stored and shown: no lone surrogates; undefined when empty or no text at all. */
export function words(peek: Peek): string | undefined {
  return peek.text?.toWellFormed() || undefined;
}

/** What somebody wrote, which a program in between may have made a number of. */
export function said(peek: Peek): string | undefined {
  return words(peek) ?? (peek.number === undefined ? undefined : String(peek.number));
}

/** An id as well-formed text, whether it came as a number or as text. */
export function idOf(peek: Peek): string | undefined {
  return peek.id?.toWellFormed();
}

/** A whole number of 0 to 2^53 − 1, whether it came as a number or as its digits. */
export function count(peek: Peek): number | undefined {
  const text = peek.id ?? "";
  const value = /^\d{1,16}(?:\.\d+)?$/.test(text) ? Math.trunc(Number(text)) : NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}

/**
 * The first sound moment, as ms since the epoch; 0 when there is none, since no clock may be asked here.
 * Platforms give ms, seconds (with a fraction or without), their digits in a text, or an ISO date.
 */
export function moment(...candidates: readonly Peek[]): number {
  return candidates.map(momentIn).find((at) => at !== undefined) ?? 0;
}

function momentIn(peek: Peek): number | undefined {
  const text = peek.text ?? "";
  const value = peek.number ?? (/^\d{1,16}(?:\.\d{1,9})?$/.test(text) ? Number(text) : undefined);
  const ms = value === undefined ? dateIn(text) : Math.trunc(value < FIRST_MS ? value * 1000 : value);
  return ms !== undefined && ms > 0 && ms <= LAST_MS ? ms : undefined;
}

function dateIn(text: string): number | undefined {
  return /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : undefined;
}

/** An http or https address; anything else in its place (`javascript:` and the like) is nothing. */
export function httpUrl(value: Peek): string | undefined {
  const url = URL.parse(value.text ?? "");
  return url?.protocol === "https:" || url?.protocol === "http:" ? url.href : undefined;
}

/** A BCP 47 language tag. */
export function languageTag(value: Peek): string | undefined {
  const tag = value.text?.replaceAll("_", "-") ?? "";
  return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : undefined;
}

/** Decimal degrees on earth, whether they came as numbers or as text; or undefined. */
export function placeOf(
  latitude: Peek,
  longitude: Peek,
): { latitude: number; longitude: number } | undefined {
  const place = { latitude: degrees(latitude), longitude: degrees(longitude) };
  return Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180 ? place : undefined;
}

function degrees(peek: Peek): number {
  const text = peek.text ?? "";
  return peek.number ?? (/^-?\d{1,3}(?:\.\d{1,20})?$/.test(text) ? Number(text) : NaN);
}
