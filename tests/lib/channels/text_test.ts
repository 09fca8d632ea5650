import assert from "node:assert/strict";
import fc from "fast-check";
import type { TextRule, TextUnit } from "@/lib/channels/capabilities.ts";
import { measure, splitText } from "@/lib/channels/text.ts";

const FAMILY = "👨‍👩‍👧‍👦";
const UNITS: readonly TextUnit[] = ["utf16", "codepoints", "bytes", "weighted"];
const LINE = "Спасибо, что написали. ";

function rule(limit: number, unit: TextUnit = "utf16", maxParts = 10): TextRule {
  return { limit, unit, maxParts };
}

Deno.test("measure() counts in the platform's own unit", () => {
  const text = "Привет 👍";
  assert.equal(measure(text, "utf16"), 9);
  assert.equal(measure(text, "codepoints"), 8);
  assert.equal(measure(text, "bytes"), 17);
  assert.equal(measure(text, "weighted"), 9);
});

Deno.test("measure() takes a lone surrogate as it comes", () => {
  const counts = UNITS.map((unit) => measure("\ud83d", unit));
  assert.deepEqual(counts, [1, 1, 3, 2]);
});

const WEIGHTED: readonly (readonly [string, number])[] = [
  ["", 0],
  ["This is a test.", 15],
  ["Ёлка и кот", 10],
  ["日本語", 6],
  [FAMILY, 2],
  ["👍🏽", 2],
  ["🇷🇺", 2],
  ["1️⃣", 2],
  ["©", 1],
  ["™", 2],
  ["e\u0301", 1],
  ["“да” – нет…", 11 + 1],
  ["https://vk.com/wall-1_2?reply=3", 23],
  ["vk.com", 23],
  ["см. https://a.ru/путь_(два).", 28],
  ["https://президент.рф/", 23],
  ["пишите на a@test.com", 20],
  ["см.дальше", 9],
  ["https://a.unknownending/and-a-long-path", 39],
];

for (const [text, weight] of WEIGHTED) {
  Deno.test(`measure() weighs ${JSON.stringify(text)} as ${weight}`, () => {
    assert.equal(measure(text, "weighted"), weight);
  });
}

Deno.test("C-08 a short text is one part, a blank one none", () => {
  assert.deepEqual(splitText("  Здравствуйте!\n", rule(100)), ["Здравствуйте!"]);
  assert.deepEqual(splitText(" \n\t ", rule(100)), []);
  assert.deepEqual(splitText("", rule(100)), []);
});

Deno.test("C-08 a long text is cut at a paragraph first", () => {
  const first = "Первый. Абзац.";
  const second = "Второй абзац. Он длиннее.";
  assert.deepEqual(splitText(`${first}\n \n${second}`, rule(30)), [first, second]);
});

Deno.test("C-08 then at a line, at a sentence, at a word", () => {
  assert.deepEqual(splitText("Раз. Два\r\nтри четыре", rule(12)), ["Раз. Два", "три четыре"]);
  assert.deepEqual(splitText("Это раз. Это два и три", rule(15)), ["Это раз.", "Это два и три"]);
  assert.deepEqual(splitText("«Это раз!» Это два и три", rule(17)), ["«Это раз!»", "Это два и три"]);
  assert.deepEqual(splitText("слово за словом", rule(10)), ["слово за", "словом"]);
});

Deno.test("C-08 an abbreviation before a small letter ends no sentence", () => {
  assert.deepEqual(splitText("Мы там, т. е. тут", rule(15)), ["Мы там, т. е.", "тут"]);
  assert.deepEqual(splitText("日本。日本語語語", rule(5)), ["日本。", "日本語語語"]);
});

Deno.test("C-08 a non-breaking space keeps its neighbours together", () => {
  assert.deepEqual(splitText("цена 10\u00a0000 руб.", rule(10)), ["цена", "10\u00a0000", "руб."]);
});

Deno.test("C-08 a word longer than a part is cut between graphemes", () => {
  assert.deepEqual(splitText(FAMILY.repeat(3), rule(24)), [FAMILY.repeat(2), FAMILY]);
});

Deno.test("C-08 a grapheme longer than a part is cut between code points", () => {
  const parts = splitText(FAMILY, rule(4));
  assert.equal(parts.join(""), FAMILY);
  assert.ok(parts.every((part) => part.length <= 4 && part.isWellFormed()));
});

Deno.test("C-08 when paragraphs make too many parts, words are tried", () => {
  const text = "а\n\nббббб ббббб\n\nв\n\nггггг ггггг";
  assert.equal(splitText(text, rule(12)).length, 4);
  assert.equal(splitText(text, rule(12, "utf16", 3)).length, 3);
  assert.equal(splitText(text, rule(12, "utf16", 1)).length, 4);
});

Deno.test("C-08 an address is never cut where it counts as a whole", () => {
  const url = "https://example.com/" + "a".repeat(100);
  const parts = splitText(`${url} ${url} ${url}`, rule(50, "weighted"));
  assert.deepEqual(parts, [`${url} ${url}`, url]);
});

Deno.test("IG-02 485 Cyrillic letters are one part of 1000 bytes, 988 are two", () => {
  assert.equal(splitText("ы".repeat(485), rule(1000, "bytes")).length, 1);
  assert.equal(splitText("y".repeat(988), rule(1000, "bytes")).length, 1);
  assert.equal(splitText("ы".repeat(988), rule(1000, "bytes")).length, 2);
});

const fragment = fc.oneof(
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom(" ", "\n", "\n\n", "\r\n", ". ", "! ", LINE, FAMILY, "🇷🇺", "e\u0301", "\u0301", "\ud83d"),
  fc.constantFrom("https://vk.com/a?b=c", "test.com", "\u200d", "\u00a0", "\udc4d", "한국어"),
);
/** X counts composed letters, so only a composed text can be weighed before it is cut. */
function asTyped(text: string, unit: TextUnit): string {
  return unit === "weighted" ? text.normalize("NFC") : text;
}

const anyText = fc.array(fragment, { maxLength: 60, size: "max" }).map((pieces) => pieces.join(""));
const RUNS = { numRuns: 300 };
const anyUnit = fc.constantFrom(...UNITS);
const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Graphemes without white space, which is what may get lost at a seam. */
function graphemes(text: string): string[] {
  const all = [...segmenter.segment(text)].map(({ segment }) => segment.replace(/\s/g, ""));
  return all.filter((segment) => segment !== "");
}

Deno.test("C-08 property: every part is within the limit, trimmed and not empty", () => {
  fc.assert(
    fc.property(anyText, anyUnit, fc.integer({ min: 8, max: 120 }), (text, unit, limit) => {
      for (const part of splitText(asTyped(text, unit), rule(limit, unit))) {
        assert.notEqual(part, "");
        assert.equal(part, part.trim());
        const single = part.length <= 2 ||
          /^\S+$/.test(part) && unit === "weighted" && measure(part, unit) === 23;
        assert.ok(measure(part, unit) <= limit || single, `${measure(part, unit)} > ${limit} ${unit}`);
      }
    }),
    RUNS,
  );
});

Deno.test("C-08 property: nothing but white space gets lost, and the order stays", () => {
  fc.assert(
    fc.property(anyText, anyUnit, fc.integer({ min: 1, max: 120 }), (text, unit, limit) => {
      const joined = splitText(text, rule(limit, unit)).join("");
      assert.equal(joined.replace(/\s/g, ""), text.replace(/\s/g, ""));
    }),
    RUNS,
  );
});

Deno.test("C-08 property: no grapheme that fits is broken", () => {
  fc.assert(
    fc.property(anyText, anyUnit, fc.integer({ min: 40, max: 200 }), (text, unit, limit) => {
      fc.pre(graphemes(text).every((grapheme) => measure(grapheme, unit) <= limit));
      const kept = splitText(text, rule(limit, unit)).flatMap(graphemes);
      assert.deepEqual(kept, graphemes(text));
    }),
    RUNS,
  );
});

Deno.test("C-08 property: a part of a split text stays as it is, and the same text splits the same", () => {
  fc.assert(
    fc.property(anyText, anyUnit, fc.integer({ min: 30, max: 120 }), (text, unit, limit) => {
      const parts = splitText(text, rule(limit, unit));
      assert.deepEqual(splitText(text, rule(limit, unit)), parts);
      for (const part of parts) assert.deepEqual(splitText(part, rule(limit, unit)), [part]);
    }),
    RUNS,
  );
});

for (const unit of UNITS) {
  Deno.test(`C-08 100,000 characters are split within a second (${unit})`, () => {
    const texts = [
      LINE.repeat(4400),
      "a".repeat(100_000),
      `a\n\n${"b. ".repeat(33_000)}`,
      "a-".repeat(50_000),
    ];
    for (const text of texts) {
      const started = performance.now();
      const parts = splitText(text, rule(280, unit));
      assert.ok(performance.now() - started < 2_000);
      assert.equal(parts.join("").replace(/\s/g, ""), text.replace(/\s/g, ""));
    }
  });
}
