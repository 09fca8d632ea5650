import { said } from "@/lib/channels/matrix/draft.ts";
import type { Said } from "@/lib/channels/matrix/types.ts";
import { numbers } from "@/lib/i18n/numbers.ts";

/** Numbers as they are written in each language. */
export const ru = numbers("ru");
export const en = numbers("en");

/** `5` and the right form: one файл, few файла, many файлов. */
export function countRu(value: number, one: string, few: string, many: string): string {
  const form = { one, few, many, zero: many, two: few, other: many }[rules.select(value)];
  return `${ru.count(value)} ${form}`;
}

const rules = new Intl.PluralRules("ru");

export function countEn(value: number, one: string, other: string): string {
  return `${en.count(value)} ${value === 1 ? one : other}`;
}

/** In the genitive, for "до …" and "в течение …": whole days from three days on. */
export function span(hours: number): Said {
  const days = hours / 24;
  if (Number.isInteger(days) && days > 2) {
    return said(countRu(days, "дня", "дней", "дней"), countEn(days, "day", "days"));
  }
  return said(countRu(hours, "часа", "часов", "часов"), countEn(hours, "hour", "hours"));
}
