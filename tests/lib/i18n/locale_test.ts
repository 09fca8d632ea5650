import assert from "node:assert/strict";
import { negotiateLocale } from "@/lib/i18n/locale.ts";

const cases: [header: string | null, chosen: string | undefined, locale: "ru" | "en"][] = [
  ["ru-RU,ru;q=0.9,en;q=0.8", undefined, "ru"],
  ["en-US,en;q=0.9", undefined, "en"],
  ["be,ru;q=0.8,en;q=0.7", undefined, "ru"],
  ["uk-UA,uk;q=0.9", undefined, "ru"],
  ["kk", undefined, "ru"],
  ["de-DE,de;q=0.9,ru;q=0.8,en;q=0.7", undefined, "ru"],
  ["de-DE,de;q=0.9,en;q=0.8,ru;q=0.7", undefined, "en"],
  ["en;q=0.3, ru;q=0.9", undefined, "ru"],
  ["ru;q=0, en", undefined, "en"],
  ["fr", undefined, "en"],
  ["*", undefined, "en"],
  [";;,=,q", undefined, "en"],
  ["", undefined, "en"],
  [null, undefined, "en"],
  ["ru", "en", "en"],
  ["en", "ru", "ru"],
  ["ru", "tlh", "ru"],
];

for (const [header, chosen, locale] of cases) {
  Deno.test(`Accept-Language "${header}" with the choice "${chosen}" is ${locale}`, () => {
    assert.equal(negotiateLocale(header, chosen), locale);
  });
}
