import { parseDuration } from "@/routes/sla/durations.ts";

const DAYS = /^(\d{1,3})\s*(?:дн(?:я|ей)?|день|сут(?:ки|ок)?|д|days?|d)\.?(?:\s+|$)/;
const DAY_MINUTES = 1_440;

/**
 * Reads how long to wait, as people write it: `3 дн.`, `1 день 2 ч`, `30 мин`; a bare number is minutes.
 * @returns minutes; NaN for what is no time
 */
export function parseWait(text: string): number {
  const plain = text.toLowerCase().replaceAll("\u00a0", " ").trim();
  const days = DAYS.exec(plain);
  const rest = plain.slice(days?.[0].length ?? 0);
  const minutes = rest === "" && days ? 0 : parseDuration(rest) ?? NaN;
  return Number(days?.[1] ?? 0) * DAY_MINUTES + minutes;
}
