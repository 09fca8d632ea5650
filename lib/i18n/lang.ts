import { type Dates, dates } from "@/lib/i18n/dates.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import type { Messages } from "@/lib/i18n/message.ts";
import { type Numbers, numbers } from "@/lib/i18n/numbers.ts";
import { type Translate, translate } from "@/lib/i18n/translate.ts";

/** All that a component needs to speak: one language, one time zone, one moment. */
export interface Lang {
  readonly locale: Locale;
  readonly t: Translate;
  readonly dates: Dates;
  readonly numbers: Numbers;
  /** ms since the epoch; "today" and "5 minutes ago" are seen from here. */
  readonly now: number;
  readonly timeZone: string;
}

/** Browser-safe: takes `pick`'s sentences, or a whole catalogue's `t`. */
export function lang(
  locale: Locale,
  words: Messages | Translate,
  clock: { now: number; timeZone?: string },
): Lang {
  const timeZone = clock.timeZone ?? "UTC";
  return {
    locale,
    t: typeof words === "function" ? words : translate(locale, words),
    dates: dates(locale, timeZone),
    numbers: numbers(locale),
    now: clock.now,
    timeZone,
  };
}
