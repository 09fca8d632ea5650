import assert from "node:assert/strict";
import { ERRORS } from "@/lib/errors.ts";
import { pick, translator } from "@/lib/i18n/catalogue.ts";
import { en } from "@/lib/i18n/en/mod.ts";
import type { Message, Messages } from "@/lib/i18n/message.ts";
import { ru } from "@/lib/i18n/ru/mod.ts";

const CATALOGUES: Record<"ru" | "en", Messages> = { ru, en };

function entries(messages: Messages): [key: string, message: Message][] {
  return Object.entries(messages).flatMap(([area, sentences]) =>
    Object.entries(sentences ?? {}).map(([key, message]): [string, Message] => [`${area}.${key}`, message])
  );
}

function forms(message: Message): string[] {
  return typeof message === "string" ? [message] : Object.values(message);
}

function places(message: Message): string[] {
  const all = forms(message).flatMap((form) =>
    [...form.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "")
  );
  return [...new Set(all)].sort();
}

Deno.test("both languages have the same keys", () => {
  const keys = (messages: Messages) => entries(messages).map(([key]) => key).sort();
  assert.deepEqual(keys(en), keys(ru));
});

Deno.test("a sentence names the same things in both languages", () => {
  const english = new Map(entries(en));
  for (const [key, message] of entries(ru)) {
    assert.deepEqual(places(english.get(key) ?? ""), places(message), key);
  }
});

Deno.test("no sentence is empty or has loose spaces", () => {
  for (const [locale, messages] of Object.entries(CATALOGUES)) {
    for (const [key, message] of entries(messages)) {
      for (const form of forms(message)) assert.match(form, /^\S(.*\S)?$/s, `${locale} ${key}`);
    }
  }
});

Deno.test("every plural has the forms that its language needs", () => {
  for (const locale of ["ru", "en"] as const) {
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    for (const [key, message] of entries(CATALOGUES[locale])) {
      if (typeof message === "string") continue;
      for (const category of needed) {
        assert.ok(Object.hasOwn(message, category), `${locale} ${key} ${category}`);
      }
    }
  }
});

Deno.test("a Russian singular says its number: it is also that of 21 and 31", () => {
  for (const [key, message] of entries(ru)) {
    if (typeof message === "string" || !message.many?.includes("{count}")) continue;
    assert.ok(message.one?.includes("{count}"), key);
  }
});

Deno.test("no Russian sentence bends a name that it does not know", () => {
  const bent = /(?<!\p{L})(?:с|со|от|у|к|для|об?|про) \{(?:name|by|names|author|contact|whom)\}/iu;
  for (const [key, message] of entries(ru)) assert.doesNotMatch(forms(message).join(" "), bent, key);
});

Deno.test("no Russian sentence says «в ВКонтакте»", () => {
  for (const [key, message] of entries(ru)) {
    assert.doesNotMatch(forms(message).join(" "), /(?<!\p{L})в (?:ВКонтакте|\{platform\})/iu, key);
  }
});

Deno.test("errors are said without exclamation marks", () => {
  for (const messages of Object.values(CATALOGUES)) {
    for (const [key, message] of entries(messages)) {
      if (/error|refuse|closed\.|^errors\./.test(key)) assert.doesNotMatch(forms(message).join(), /!/, key);
    }
  }
});

Deno.test("Russian keeps its ё", () => {
  const wrong =
    /(?<!\p{L})(еще|ее|мое|твое|свое|тремя ею|идет|придет|пришел|нашел|дошел|счет|прочтем|подождем)(?!\p{L})/iu;
  for (const [key, message] of entries(ru)) assert.doesNotMatch(forms(message).join(" "), wrong, key);
});

Deno.test("every code of lib/errors.ts has its sentence in both languages", () => {
  for (const locale of ["ru", "en"] as const) {
    const t = translator(locale);
    for (const code of Object.keys(ERRORS)) assert.ok(t.knows("errors", code), `${locale} ${code}`);
  }
});

Deno.test("pick takes the asked areas and no others", () => {
  assert.deepEqual(Object.keys(pick("ru", ["inbox", "media"])), ["inbox", "media"]);
  assert.equal(pick("en", ["page"]).page?.save, "Save");
});
