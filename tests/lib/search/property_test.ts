import assert from "node:assert/strict";
import fc from "fast-check";
import { indexMessages } from "@/lib/search/index_messages.ts";
import { isMet, judge } from "@/lib/search/judge.ts";
import { matchOf } from "@/lib/search/match.ts";
import { parseQuery } from "@/lib/search/query.ts";
import { snippet } from "@/lib/search/snippet.ts";
import { wordsOf } from "@/lib/search/words.ts";
import { openTestWorkspace } from "../../cast.ts";

const RUSSIAN =
  "доставка доставки заказ заказали чашка чашкой ёлка елки красивыми работает не спасибо вернуть сделавшимися"
    .split(" ");
const ENGLISH = "delivery deliveries order ordered running happily flies don't vases return".split(" ");

const word = fc.oneof(
  fc.constantFrom(...RUSSIAN, ...ENGLISH),
  fc.string({ unit: fc.constantFrom(..."абвгдеёжийклмнопрстуфхцчшщъыьэюя"), minLength: 1, maxLength: 14 }),
  fc.string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"), minLength: 1, maxLength: 14 }),
  fc.nat().map(String),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
);
const gap = fc.constantFrom(" ", " ", ", ", "\n", " — ", "...", ' "', "' ", "\t");
const text = fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: 25 })
  .map((pieces) => pieces.flat().join("").toWellFormed().replaceAll("\0", ""));
const cased = fc.constantFrom((one: string) => one, (one: string) => one.toUpperCase());

Deno.test("what was indexed is found: by any of its words, by their beginnings, by any phrase of it", async () => {
  await using it = await openTestWorkspace();
  const { store } = it;
  let count = 0;
  const found = async (id: string, query: string, match: string | null) => {
    const { rows } = await store.query(
      "SELECT 1 FROM search_text JOIN search_docs ON doc = search_text.rowid WHERE search_text MATCH ? AND message_id = ?",
      [match, id],
    );
    assert.equal(rows.length, 1, JSON.stringify(query));
  };
  await fc.assert(
    fc.asyncProperty(text, fc.nat(), fc.nat(), cased, async (written, pick, length, spelled) => {
      const words = wordsOf(written);
      const chosen = words[pick % Math.max(1, words.length)];
      if (!chosen) return;
      const id = `m${++count}`;
      await store.write(() => store.commit(indexMessages([{ id, text: written, connectionId: "c" }])));
      const whole = spelled(written.slice(chosen.start, chosen.end));
      const begun = [...chosen.folded].slice(0, 2 + length % 8).join("");
      const from = pick % words.length;
      const last = words[Math.min(words.length - 1, from + length % 3)] ?? chosen;
      const phrase = `"${written.slice(chosen.start, last.end).replaceAll('"', " ")}"`;
      for (const query of [`${whole} `, begun, phrase]) {
        const { terms } = parseQuery(query);
        await found(id, query, matchOf(terms));
        assert.ok(isMet(judge(written, terms)), `${JSON.stringify(query)} in ${JSON.stringify(written)}`);
      }
    }),
    { numRuns: 300 },
  );
});

Deno.test("an excerpt is a piece of the text, well formed, with its marks inside", () => {
  fc.assert(
    fc.property(text, fc.nat(), (written, pick) => {
      const words = wordsOf(written);
      const chosen = words[pick % Math.max(1, words.length)];
      // A ligature may be read as a mark and letters, so that nobody can ask for it by its folded form.
      if (!chosen || wordsOf(chosen.folded)[0]?.folded !== chosen.folded) return;
      const { terms } = parseQuery(`${chosen.folded} `);
      const parts = snippet(written, judge(written, terms).places);
      const shown = parts.map((part) => part.text).join("");
      assert.ok(shown.isWellFormed());
      const bare = shown.replace(/^…|…$/g, "");
      assert.ok(written.replace(/\s+/g, " ").includes(bare.replace(/\s+/g, " ").trim()));
      assert.ok(terms.length === 0 || parts.some((part) => part.hit), JSON.stringify(written));
    }),
    { numRuns: 500 },
  );
});

Deno.test("any text is a query that the index understands", async () => {
  await using it = await openTestWorkspace();
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.array(
      fc.constantFrom('"', "*", "AND", "OR", "NOT", "NEAR(", "(", ")", ":", "^", "-", "_i0", "from:", "-из"),
      {
        maxLength: 20,
      },
    ).map((pieces) => pieces.join(" ")),
  );
  await fc.assert(
    fc.asyncProperty(hostile, async (query) => {
      for (const wide of [false, true]) {
        const match = matchOf(parseQuery(query).terms, [], wide);
        if (match !== null) {
          await it.store.query("SELECT rowid FROM search_text WHERE search_text MATCH ?", [match]);
        }
      }
    }),
    { numRuns: 500 },
  );
});
