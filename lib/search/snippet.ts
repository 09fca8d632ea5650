import type { Place } from "@/lib/search/judge.ts";
import type { SnippetPart } from "@/lib/search/view.ts";

/** UTF-16 code units of an excerpt. */
const LENGTH = 180;
/** Of them ahead of the first place. */
const LEAD = 50;
const ELLIPSIS = "…";

/** The part of a text around the first place that was found, on one line. */
export function snippet(text: string, places: readonly Place[]): SnippetPart[] {
  const start = startOf(text, places[0]?.start ?? 0);
  const end = endOf(text, start);
  const parts: SnippetPart[] = [];
  let at = start;
  for (const place of places) {
    if (place.start < at || place.start >= end) continue;
    parts.push({ text: text.slice(at, place.start) });
    parts.push({ text: text.slice(place.start, Math.min(place.end, end)), hit: true });
    at = Math.min(place.end, end);
  }
  parts.push({ text: text.slice(at, end) });
  const lines = parts.map((part) => ({ ...part, text: part.text.replace(/\s+/g, " ") }));
  const before = start > 0 ? [{ text: ELLIPSIS }] : [];
  const behind = end < text.length ? [{ text: ELLIPSIS }] : [];
  return [...before, ...lines, ...behind].filter((part) => part.text !== "");
}

/** At the beginning of a word, so that no character is cut in two. */
function startOf(text: string, first: number): number {
  if (first <= LEAD) return 0;
  const gap = text.slice(first - LEAD, first).search(/\s/);
  return gap < 0 ? first : first - LEAD + gap + 1;
}

function endOf(text: string, start: number): number {
  const end = start + LENGTH;
  if (end >= text.length) return text.length;
  const gap = text.slice(start, end).search(/\s\S*$/);
  if (gap > LENGTH / 2) return start + gap;
  const half = /[\ud800-\udbff]/.test(text.charAt(end - 1));
  return half ? end - 1 : end;
}
