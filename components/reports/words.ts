import type { Lang } from "@/lib/i18n/lang.ts";

const MINUTE_MS = 60_000;
/** 1 January 2024 was a Monday. */
const SOME_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** `40 с`, `2 ч 15 мин`; a dash for nothing. */
export function durationText({ locale, dates, t }: Lang, ms: number | null): string {
  if (ms === null) return t("reports.none");
  if (ms >= MINUTE_MS) return dates.span(ms);
  const format = new Intl.NumberFormat(locale, { style: "unit", unit: "second", unitDisplay: "short" });
  return format.format(Math.round(ms / 1000)).replaceAll(" ", "\u00a0");
}

/** A calendar day, `2026-03-12`, as `12 мар.`; with its year where that is not clear. */
export function dateText({ locale, now }: Lang, date: string): string {
  const sameYear = date.startsWith(String(new Date(now).getUTCFullYear()));
  return new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
    ...!sameYear && { year: "numeric" },
  }).format(Date.parse(date));
}

/** `1 мар. — 7 мар.`, or a single day. */
export function datesText(lang: Lang, { from, to }: { readonly from: string; readonly to: string }): string {
  const [first, last] = [dateText(lang, from), dateText(lang, to)];
  return from === to ? first : lang.t("reports.dates", { from: first, to: last });
}

/** `14:00` */
export function hourText(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

/** @param weekday 1 is Monday */
export function weekdayText({ locale }: Lang, weekday: number, style: "long" | "short" = "long"): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone: "UTC", weekday: style });
  return format.format(SOME_MONDAY + (weekday - 1) * DAY_MS);
}

/** `4,6` */
export function scoreText({ locale, t }: Lang, score: number | null): string {
  if (score === null) return t("reports.none");
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(locale, digits).format(score);
}

/** `84 %`; a dash for nothing. */
export function shareText({ numbers, t }: Lang, share: number | null): string {
  return share === null ? t("reports.none") : numbers.percent(share);
}
