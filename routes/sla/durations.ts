import type { Locale } from "@/lib/i18n/locale.ts";

const NUMBER = "(\\d{1,6})";
const HOURS = "(?:час(?:а|ов)?|ч|hours?|hrs?|h)\\.?";
const MINUTES = "(?:минут[аы]?|мин|м|minutes?|min|m)\\.?";
const IN_UNITS = new RegExp(`^(?:${NUMBER}\\s*${HOURS})?\\s*(?:${NUMBER}\\s*${MINUTES})?$`);
const BY_CLOCK = /^(?:(\d{1,5}):)?(\d{1,6})$/;
const NEVER = /^(?:нет|без срока|no|none|never|[-–—])$/;

/**
 * Reads a time as people write it: `30 мин`, `1 ч 30 мин`, `1:30`, `2h`; a bare number is minutes.
 * @returns minutes; undefined when nothing is written, null for "none", NaN for what is no time
 */
export function parseDuration(text: string): number | null | undefined {
  const plain = text.toLowerCase().trim();
  if (plain === "") return undefined;
  if (NEVER.test(plain)) return null;
  const found = BY_CLOCK.exec(plain) ?? IN_UNITS.exec(plain);
  return found ? Number(found[1] ?? 0) * 60 + Number(found[2] ?? 0) : NaN;
}

/** `30 мин`, `2 ч`, `1 ч 30 мин` */
export function formatDuration(minutes: number, locale: Locale): string {
  const amounts = [["hour", Math.floor(minutes / 60)], ["minute", minutes % 60]] as const;
  return amounts.filter(([, amount]) => amount > 0).map(([unit, amount]) =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short", useGrouping: false })
      .format(amount).replaceAll(" ", "\u00a0")
  ).join(" ");
}
