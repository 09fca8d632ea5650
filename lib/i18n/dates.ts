import type { Locale } from "@/lib/i18n/locale.ts";
import { together } from "@/lib/i18n/numbers.ts";

/** How moments are written. Every moment is ISO 8601, every `now` is ms since the epoch. */
export interface Dates {
  /** For a list: `14:32` today, `вчера`, `12 мар.`, `12 мар. 2025 г.` */
  brief(iso: string, now: number): string;
  /** `14:32` */
  clock(iso: string): string;
  /** For a separator: `Сегодня`, `Вчера`, `12 марта`, `12 марта 2025 г.` */
  day(iso: string, now: number): string;
  /** `12 марта 2026 г. в 14:32` */
  full(iso: string): string;
  /** `5 минут назад`, `через 2 часа` */
  relative(iso: string, now: number): string;
  /** The calendar day in the viewer's zone, `2026-03-12`: equal for moments of one day. */
  dayKey(iso: string): string;
  /** How long, in at most two units: `2 ч 15 мин`. `ms` below a minute count as one minute. */
  span(ms: number): string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS: readonly (readonly [unit: "day" | "hour" | "minute", ms: number])[] = [
  ["day", DAY],
  ["hour", HOUR],
  ["minute", MINUTE],
];

const made = new Map<string, Dates>();

/** @param timeZone IANA name; a server that does not know the viewer's passes UTC */
export function dates(locale: Locale, timeZone = "UTC"): Dates {
  const key = `${locale} ${timeZone}`;
  let found = made.get(key);
  if (!found) made.set(key, found = make(locale, timeZone));
  return found;
}

function make(locale: Locale, timeZone: string): Dates {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { timeZone, ...options });
    return (iso: string) => formatter.format(new Date(iso));
  };
  const clock = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const keyParts = new Intl.DateTimeFormat("en-CA", { timeZone });
  const dayKey = (iso: string) => keyParts.format(new Date(iso));
  const daysAgo = (iso: string, now: number) =>
    Math.round((Date.parse(dayKey(new Date(now).toISOString())) - Date.parse(dayKey(iso))) / DAY);
  const named = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const byDistance = (near: (days: number, iso: string) => string, year: Say, sameYear: Say) =>
  (
    iso: string,
    now: number,
  ) => {
    const days = daysAgo(iso, now);
    if (days === 0 || days === 1) return near(days, iso);
    return (dayKey(iso).slice(0, 4) === dayKey(new Date(now).toISOString()).slice(0, 4) ? sameYear : year)(
      iso,
    );
  };
  return {
    clock,
    dayKey,
    full: format({ dateStyle: "long", timeStyle: "short" }),
    brief: byDistance(
      (days, iso) => days === 0 ? clock(iso) : named.format(-1, "day"),
      format({ day: "numeric", month: "short", year: "numeric" }),
      format({ day: "numeric", month: "short" }),
    ),
    day: byDistance(
      (days) => capitalise(named.format(-days, "day")),
      format({ day: "numeric", month: "long", year: "numeric" }),
      format({ day: "numeric", month: "long" }),
    ),
    relative: (iso, now) => relative(named, Date.parse(iso) - now),
    span: (ms) => span(locale, ms),
  };
}

type Say = (iso: string) => string;

function relative(format: Intl.RelativeTimeFormat, distance: number): string {
  const [unit, size] = STEPS.find(([, ms]) => Math.abs(distance) >= ms) ?? ["minute", MINUTE];
  const amount = Math.trunc(distance / size);
  return amount === 0 ? format.format(0, "second") : format.format(amount, unit);
}

function span(locale: Locale, ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / MINUTE));
  const amounts = [
    ["day", Math.floor(minutes / 1440)],
    ["hour", Math.floor(minutes / 60) % 24],
    ["minute", minutes % 60],
  ] as const;
  const first = amounts.findIndex(([, amount]) => amount > 0);
  return amounts.slice(first, first + 2)
    .filter(([, amount]) => amount > 0)
    .map(([unit, amount]) => {
      const format = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" });
      return together(format.format(amount));
    })
    .join(" ");
}

function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
