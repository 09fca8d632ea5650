import assert from "node:assert/strict";
import { questionText, thanksText, uncountedText } from "@/lib/csi/words.ts";

const PLAIN = { question: {}, scale: "five" } as const;
const url = "https://help.example/csi/x";

Deno.test("the question says how to answer where no buttons do", () => {
  const ask = (
    how: "buttons" | "digits" | "link",
    scale: "five" | "thumbs" = "five",
    language: "ru" | "en" = "ru",
  ) => questionText({ settings: { question: {}, scale }, language, how, url, values: {} });
  assert.doesNotMatch(ask("buttons"), /цифрой|help\.example/);
  assert.match(ask("digits"), /Как мы справились[^]*Ответьте одной цифрой/);
  assert.doesNotMatch(ask("digits"), /help\.example/);
  assert.match(ask("link"), /Ответьте одной цифрой[^]*https:\/\/help\.example\/csi\/x$/);
  assert.match(ask("link", "thumbs", "en"), /👍[^]*👎[^]*https:\/\/help\.example\/csi\/x$/);
  assert.notEqual(ask("digits", "five", "en"), ask("digits"));
});

Deno.test("the owner's words stand in place of ours, unless they name what nobody knows", () => {
  const settings = { ...PLAIN, question: { ru: "{{contact.first_name}}, как вам?" } };
  const ask = (values: Record<string, string>, language: "ru" | "en" = "ru") =>
    questionText({ settings, language, how: "buttons", values });
  assert.equal(ask({ "contact.first_name": "Марина" }), "Марина, как вам?");
  assert.match(ask({}), /^Как мы справились/);
  assert.match(ask({ "contact.first_name": "Марина" }, "en"), /^How/);
});

Deno.test("a bad score is asked what went wrong, a good one is thanked, an uncounted one is told why", () => {
  assert.match(thanksText({ thanks: {} }, "ru", true, {}), /Что было не так/);
  assert.doesNotMatch(thanksText({ thanks: {} }, "ru", false, {}), /не так/);
  assert.equal(thanksText({ thanks: { ru: "Ура" } }, "ru", true, {}), "Ура");
  assert.match(uncountedText("again", "ru", { score: 5, scale: "thumbs" }), /👍/);
  assert.match(uncountedText("late", "en", { score: null, scale: "five" }), /time/i);
});
