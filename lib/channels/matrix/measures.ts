import type { TextRule, TextUnit } from "@/lib/channels/capabilities.ts";
import { countRu, en } from "@/lib/channels/matrix/counts.ts";
import { said } from "@/lib/channels/matrix/draft.ts";
import type { Said } from "@/lib/channels/matrix/types.ts";

const UNITS: Readonly<Record<TextUnit, { one: string; many: string; en: string }>> = {
  utf16: { one: "знака", many: "знаков", en: "characters" },
  codepoints: { one: "знака", many: "знаков", en: "characters" },
  bytes: { one: "байта", many: "байт", en: "bytes" },
  weighted: { one: "знака", many: "знаков", en: "characters" },
};

/** "4 096 знаков", in the genitive. */
export function amount(limit: number, unit: TextUnit): Said {
  const words = UNITS[unit];
  return said(countRu(limit, words.one, words.many, words.many), `${en.count(limit)} ${words.en}`);
}

/** "до 4 096 знаков". */
export function upTo(rule: TextRule): Said {
  const most = amount(rule.limit, rule.unit);
  return said(`до ${most.ru}`, `up to ${most.en}`);
}

/** The first letter made large, to begin a sentence. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
