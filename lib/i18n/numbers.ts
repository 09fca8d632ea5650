import type { Locale } from "@/lib/i18n/locale.ts";

/** How amounts are written. */
export interface Numbers {
  /** `12 345` */
  count(value: number): string;
  /** `20 МБ`; steps of 1024, as the platforms count. */
  bytes(value: number): string;
  /** 0…1 as `45 %` */
  percent(share: number): string;
  /** ms as `1:05` or `1:02:03` */
  duration(ms: number): string;
}

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
const made = new Map<Locale, Numbers>();

export function numbers(locale: Locale): Numbers {
  let found = made.get(locale);
  if (!found) made.set(locale, found = make(locale));
  return found;
}

function make(locale: Locale): Numbers {
  const plain = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  return {
    count: (value) => plain.format(value),
    percent: (share) => percent.format(share),
    bytes: (value) => bytes(locale, value),
    duration,
  };
}

function bytes(locale: Locale, value: number): string {
  const step = Math.min(UNITS.length - 1, value < 1 ? 0 : Math.floor(Math.log2(value) / 10));
  const amount = value / 1024 ** step;
  const format = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: UNITS[step] ?? "byte",
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: amount < 10 && step > 0 ? 1 : 0,
  });
  return together(format.format(amount));
}

/** A number and its unit stay on one line. */
export function together(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}

function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
