import assert from "node:assert/strict";
import { startOf } from "@/lib/search/day.ts";
import { isCalled } from "@/lib/search/named.ts";
import { MOST_QUERY, parseQuery } from "@/lib/search/query.ts";
import { stem } from "@/lib/search/stem.ts";
import { fold, wordsOf } from "@/lib/search/words.ts";

const words = (text: string) => wordsOf(text).map(({ folded }) => folded);
const terms = (text: string) =>
  parseQuery(text).terms.map((term) =>
    term.kind === "phrase" ? `"${term.words.join(" ")}"` : term.word + (term.prefix ? "*" : "")
  );
const filters = (text: string) => parseQuery(text).filters.map(({ key, value }) => [key, value]);

Deno.test("a text is letters and digits, in small letters, with е for ё and without accents", () => {
  assert.deepEqual(words("Ёлка, ЕЛКА и е\u0308лка!"), ["елка", "елка", "и", "елка"]);
  assert.deepEqual(words("Café №128 — O'Neill 👍🏽️ ½"), ["cafe", "128", "o", "neill", "12"]);
  assert.deepEqual(words("йод и\u0306од"), ["йод", "йод"]);
  assert.deepEqual(words("日本語 ... !!!"), ["日本語"]);
  assert.deepEqual(wordsOf("  Да!")[0], { start: 2, end: 4, folded: "да" });
});

Deno.test("an endless word and an endless text are cut, and no character in two", () => {
  assert.equal(fold("а".repeat(5_000)).length, 64);
  assert.ok(fold("𝒳".repeat(100)).isWellFormed());
  assert.equal(wordsOf("да ".repeat(10_000)).length, 2_000);
});

Deno.test("forms of a Russian and of an English word have one stem, and other scripts are left alone", () => {
  for (
    const forms of [["доставка", "доставки", "доставкой"], ["delivery", "deliveries"], ["книга", "книгами"]]
  ) {
    assert.equal(new Set(forms.map((form) => stem(fold(form)))).size, 1, forms.join(", "));
  }
  assert.notEqual(stem("доставка"), stem("доска"));
  assert.deepEqual([stem("日本語"), stem("5512"), stem("")], ["日本語", "5512", ""]);
});

Deno.test("the last word may go on, unless a space says that it is whole", () => {
  assert.deepEqual(terms("где мой заказ"), ["где", "мой", "заказ*"]);
  assert.deepEqual(terms("где мой заказ "), ["где", "мой", "заказ"]);
  assert.deepEqual(terms("заказ tag:брак"), ["заказ*"]);
  assert.deepEqual(terms("заказ я"), ["заказ", "я"], "one letter begins too many words");
});

Deno.test("quotes of every kind hold a phrase together, also one that is not closed", () => {
  assert.deepEqual(terms('"Не работает" сайт'), ['"не работает"', "сайт*"]);
  assert.deepEqual(terms("«не работает»"), ['"не работает"']);
  assert.deepEqual(terms('сайт "не работает'), ["сайт", '"не работает"']);
  assert.deepEqual(terms('"" " " "!"'), []);
});

Deno.test("filters are read in English and Russian, with quotes for several words", () => {
  assert.deepEqual(filters('from:Анна tag:"возврат денег" channel:vk'), [
    ["from", "Анна"],
    ["tag", "возврат денег"],
    ["channel", "vk"],
  ]);
  assert.deepEqual(filters("от:клиент Метка:брак до:2026 после:01.03.2026 ответственный:я"), [
    ["from", "клиент"],
    ["tag", "брак"],
    ["before", "2026"],
    ["after", "01.03.2026"],
    ["assignee", "я"],
  ]);
  assert.deepEqual(filters("tag:ВК:Личное is:"), [["tag", "ВК:Личное"], ["is", ""]]);
  assert.deepEqual(filters("https://example.com 12:30 re:что-то"), []);
  const [filter] = parseQuery("заказ tag:брак сегодня").filters;
  assert.deepEqual([filter?.start, filter?.end], [6, 14]);
});

Deno.test("whatever is typed is read: operators alone, quotes, an endless text", () => {
  for (
    const text of [
      "AND OR NOT ( ) *",
      '"""',
      ":::",
      "^ - +",
      "NEAR(",
      "from:from:",
      "\u0000\ud800",
      "' OR 1=1 --",
    ]
  ) {
    assert.doesNotThrow(() => parseQuery(text), text);
  }
  const long = parseQuery("слово ".repeat(2_000));
  assert.deepEqual([long.cut, long.terms.length], [true, 12]);
  assert.equal(parseQuery("а".repeat(MOST_QUERY)).cut, false);
  assert.equal(parseQuery("а".repeat(MOST_QUERY + 1)).cut, true);
});

Deno.test("a day begins by the clock of whoever asks, and one that the calendar does not have is none", () => {
  const moscow = (text: string) => startOf(text, "Europe/Moscow");
  assert.equal(moscow("2026-03-31"), Date.UTC(2026, 2, 30, 21));
  assert.equal(moscow("31.03.2026"), Date.UTC(2026, 2, 30, 21));
  assert.equal(startOf("2026-03", "UTC"), Date.UTC(2026, 2, 1));
  assert.equal(startOf("2026", "UTC"), Date.UTC(2026, 0, 1));
  for (
    const none of ["2026-02-30", "31.04.2026", "2026-13", "завтра", "", "20260331", "-2026", "2026-3-31T10"]
  ) {
    assert.equal(startOf(none, "UTC"), undefined, none);
  }
});

Deno.test("somebody is called by the beginnings of their names, in any order", () => {
  assert.ok(isCalled("Анна Белова", "анна"));
  assert.ok(isCalled("Анна Белова", "бел анн"));
  assert.ok(isCalled("Алёна", "алена"));
  assert.ok(!isCalled("Анна Белова", "нна"));
  assert.ok(!isCalled("Анна", ""));
});
