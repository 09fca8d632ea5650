import { en } from "@/lib/i18n/en/mod.ts";
import type { Area } from "@/lib/i18n/keys.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import type { Messages } from "@/lib/i18n/message.ts";
import { ru } from "@/lib/i18n/ru/mod.ts";
import { type Translate, translate } from "@/lib/i18n/translate.ts";

const CATALOGUES: Readonly<Record<Locale, Messages>> = { ru, en };
const translators = new Map<Locale, Translate>();

/** `t` over the whole catalogue of a language. Server only: an island takes `pick` and `translate`. */
export function translator(locale: Locale): Translate {
  let t = translators.get(locale);
  if (!t) translators.set(locale, t = translate(locale, CATALOGUES[locale]));
  return t;
}

/** The sentences of some areas, small enough to travel to an island as a prop. */
export function pick(locale: Locale, areas: readonly Area[]): Messages {
  return Object.fromEntries(areas.map((area) => [area, CATALOGUES[locale][area]]));
}
