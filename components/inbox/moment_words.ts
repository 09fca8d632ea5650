import type { Lang } from "@/lib/i18n/lang.ts";

/** A moment within a sentence: `09:00` today, else `13 мар., 09:00`. @param at ISO 8601 */
export function dayAndClock({ dates, now }: Lang, at: string): string {
  const clock = dates.clock(at);
  const brief = dates.brief(at, now);
  return brief === clock ? clock : `${brief}, ${clock}`;
}
