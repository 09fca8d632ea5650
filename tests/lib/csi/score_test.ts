import assert from "node:assert/strict";
import { choicesOf, scoreInWords, scoreMark, scoreOfChoice } from "@/lib/csi/score.ts";

Deno.test("a lone digit is a score, however people decorate it", () => {
  for (
    const [text, score] of [
      ["5", 5],
      [" 4 ", 4],
      ["3.", 3],
      ["2)", 2],
      ["1!!!", 1],
      ["5 из 5", 5],
      ["4/5", 4],
      ["3 of 5", 3],
      ["4 out of 5", 4],
      ["5️⃣", 5],
      ["4 🙂", 4],
      ["5 👍🏽", 5],
      ["5\n", 5],
    ] as const
  ) {
    assert.equal(scoreInWords(text, "five"), score, JSON.stringify(text));
  }
});

Deno.test("what says anything more than a score is no score", () => {
  for (
    const text of [
      "",
      " ",
      "0",
      "6",
      "10",
      "55",
      "5 штук",
      "на 5",
      "5 5",
      "5-6",
      "4,5",
      "5/10",
      "1 раз",
      "пять",
      "5️⃣5️⃣",
      "a5",
    ]
  ) {
    assert.equal(scoreInWords(text, "five"), undefined, JSON.stringify(text));
  }
});

Deno.test("a thumb is the best or the worst score on either scale; a digit is a thumb where thumbs are asked for", () => {
  for (const scale of ["five", "thumbs"] as const) {
    assert.equal(scoreInWords("👍", scale), 5);
    assert.equal(scoreInWords("👎🏿", scale), 1);
    assert.equal(scoreInWords("👍👎", scale), undefined);
  }
  assert.deepEqual(["5", "4", "3", "1"].map((text) => scoreInWords(text, "thumbs")), [5, 5, 1, 1]);
});

Deno.test("every choice leads back to its score, and nothing else does", () => {
  assert.deepEqual(choicesOf("five").map(({ id }) => scoreOfChoice(id)), [1, 2, 3, 4, 5]);
  assert.deepEqual(choicesOf("thumbs").map(({ id }) => scoreOfChoice(id)), [1, 5]);
  for (const id of ["", "0", "6", "05", "5 ", "five", "1e0"]) assert.equal(scoreOfChoice(id), undefined, id);
});

Deno.test("a score is shown on its own scale", () => {
  assert.deepEqual([scoreMark(4, "five"), scoreMark(5, "thumbs"), scoreMark(1, "thumbs")], [
    "4/5",
    "👍",
    "👎",
  ]);
});
