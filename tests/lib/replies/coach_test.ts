import assert from "node:assert/strict";
import fc from "fast-check";
import { RULES } from "@/lib/replies/coach/advice.ts";
import { languageOf } from "@/lib/replies/coach/language.ts";
import { coach } from "@/lib/replies/coach/mod.ts";
import { en } from "@/lib/replies/starter/en.ts";
import { STARTERS } from "@/lib/replies/starter/keys.ts";
import { ru } from "@/lib/replies/starter/ru.ts";
import { fill } from "@/lib/replies/writing/fill.ts";

interface Around {
  readonly firstName?: string;
  readonly opening?: boolean;
}

function rulesFor(text: string, { firstName = "Марина", opening = true }: Around = {}): string[] {
  return coach({ text, firstName, opening }, []).map(({ rule, kind }) => kind ? `${rule}.${kind}` : rule);
}

/** The words that a rule marks. */
function marked(text: string, rule: string, around: Around = {}): string[] {
  const { firstName = "", opening = false } = around;
  const found = coach({ text, firstName, opening }, []).find((one) => one.rule === rule);
  return found?.marks.map(({ start, end }) => text.slice(start, end)) ?? [];
}

const GOOD =
  "Здравствуйте, Марина! Спасибо, что написали. Кружка приедет в четверг. Если что-то не так, напишите.";

Deno.test("RE-06 a warm and clear answer hears nothing", () => {
  assert.deepEqual(rulesFor(GOOD), []);
  assert.deepEqual(rulesFor("Да, есть!"), [], "a word in passing needs no greeting");
  assert.deepEqual(rulesFor(""), []);
});

Deno.test("RE-06 a first answer greets by name, and only the first", () => {
  const cold = "Кружка приедет в четверг, спасибо за терпение. Если что-то не так, напишите, пожалуйста.";
  assert.deepEqual(rulesFor(cold), ["greet"]);
  assert.deepEqual(rulesFor(cold, { firstName: "" }), ["greet.hello"]);
  assert.deepEqual(rulesFor(cold, { opening: false }), []);
  assert.deepEqual(rulesFor(`Здравствуйте! ${cold}`), ["greet.name"]);
  assert.deepEqual(rulesFor(`Здравствуйте! ${cold}`, { firstName: "" }), []);
  assert.deepEqual(rulesFor(`МАРИНА, ${cold}`), []);
  const english = "The mug comes on Thursday, thank you for waiting. If anything is wrong, write to me.";
  assert.deepEqual(rulesFor(english, { firstName: "Mary" }), ["greet"]);
  assert.deepEqual(rulesFor(`Hi Mary, ${english}`, { firstName: "Mary" }), []);
});

Deno.test("RE-06 a first answer says thank you", () => {
  const text = "Здравствуйте, Марина! Кружка приедет в четверг. Если что-то не так, напишите.";
  assert.deepEqual(rulesFor(text), ["thanks"]);
  assert.deepEqual(rulesFor(text, { opening: false }), []);
  assert.deepEqual(rulesFor(`${text} Спасибо!`), []);
});

Deno.test("RE-06 officialese is marked word by word, with a plainer way", () => {
  const text =
    "Приносим извинения за доставленные неудобства. Ваше обращение рассмотрено в кратчайшие сроки.";
  assert.deepEqual(marked(text, "officialese"), [
    "Приносим извинения",
    "неудобства",
    "Ваше обращение",
    "рассмотрено",
    "в кратчайшие сроки",
  ]);
  const [first] = coach({ text, firstName: "", opening: false }, []);
  assert.deepEqual(first?.params, { word: "Приносим извинения", instead: "простите, пожалуйста" });
  assert.deepEqual(
    marked(
      "We apologise for the inconvenience. As per our correspondence your request was escalated.",
      "officialese",
    ),
    ["inconvenience", "As per", "correspondence", "your request", "escalated"],
  );
});

Deno.test("RE-06 ordinary words that look like officialese are left alone", () => {
  for (const text of ["Проверьте данные карты", "Удобно ли вам завтра?", "I will ask for it", "Ищем следы"]) {
    assert.deepEqual(marked(text, "officialese"), [], text);
  }
});

Deno.test("RE-06 nobody is told that every message is read", () => {
  assert.deepEqual(marked("Мы читаем каждое письмо и отвечаем.", "read_every_one"), [
    "Мы читаем каждое письмо",
  ]);
  assert.deepEqual(marked("Ваше мнение очень важно для нас!", "read_every_one"), [
    "Ваше мнение очень важно для нас",
  ]);
  assert.deepEqual(marked("We read every message.", "read_every_one"), ["We read every message"]);
  assert.deepEqual(marked("Your feedback is important to us.", "read_every_one"), [
    "Your feedback is important to us",
  ]);
  assert.deepEqual(marked("Прочитайте письмо, пожалуйста", "read_every_one"), []);
});

Deno.test("RE-06 jargon wants steps", () => {
  assert.deepEqual(marked("Очистите кэш и куки", "jargon"), ["кэш", "куки"]);
  assert.deepEqual(marked("Clear your cache, please", "jargon"), ["cache"]);
  assert.deepEqual(marked("Очистите кэш:\n1. Нажмите Ctrl + Shift + R", "jargon"), []);
  assert.deepEqual(marked("Откройте меню, нажмите «Очистить кэш»", "jargon"), []);
  assert.deepEqual(marked("Кружка в коробке", "jargon"), []);
});

Deno.test("RE-06 a paragraph is short", () => {
  const wall = "Глина сохнет не спеша, и это правильно. ".repeat(7).trim();
  const [mark = ""] = marked(`Коротко.\n${wall}`, "paragraphs");
  assert.ok(wall.startsWith(mark) && mark.length >= 5, mark);
  assert.deepEqual(marked("Глина сохнет не спеша. ".repeat(3), "paragraphs"), []);
  assert.equal(marked(`${"слово ".repeat(100)}\n\n${"слово ".repeat(100)}`, "paragraphs").length, 2);
});

Deno.test("RE-06 an answer of some length ends with a next step", () => {
  const facts =
    "Здравствуйте, Марина! Спасибо за письмо. Кружки мы обжигаем дважды, поэтому глазурь на них " +
    "держится годами, и посудомойка ей нипочём, а рисунок под ней не стирается.";
  assert.deepEqual(rulesFor(facts), ["next_step"]);
  assert.deepEqual(rulesFor(`${facts} Подойдёт вам такая?`), []);
  assert.deepEqual(rulesFor(`${facts} Напишу, как будет готово.`), []);
  const english =
    "Hello Mary, thank you for the letter. We fire our mugs twice, so that the glaze stays on them " +
    "for years, and no dishwasher does it any harm at all.";
  assert.deepEqual(rulesFor(english, { firstName: "Mary" }), ["next_step"]);
  assert.deepEqual(rulesFor(`${english} Let me know.`, { firstName: "Mary" }), []);
});

Deno.test("RE-06 a rule that is switched off is silent", () => {
  const text = "Приносим извинения за неудобства. Очистите кэш, мы читаем каждое письмо, " +
    "слово ".repeat(100);
  const draft = { text, firstName: "Марина", opening: true };
  assert.deepEqual(coach(draft, []).map(({ rule }) => rule), [...RULES]);
  for (const rule of RULES) assert.ok(!coach(draft, [rule]).some((one) => one.rule === rule), rule);
  assert.deepEqual(coach(draft, RULES), []);
});

Deno.test("RE-06 the language of the text decides, whatever the writer's own is", () => {
  assert.equal(languageOf("Здравствуйте, Mary"), "ru");
  assert.equal(languageOf("Hello Марина, thank you"), "en");
  assert.equal(languageOf("12 345"), "en");
});

Deno.test("RE-05 RE-06 the starter set follows the coach's own advice", () => {
  for (
    const [set, firstName, wish] of [[ru, "Марина", "хорошей пятницы"], [
      en,
      "Mary",
      "have a good Friday",
    ]] as const
  ) {
    for (const key of STARTERS) {
      const values = {
        "contact.first_name": firstName,
        "agent.first_name": "Vera",
        "workspace.name": "Otklik",
        "day.wish": wish,
      } as const;
      const text = fill(set[key].text, values);
      assert.deepEqual(rulesFor(text, { firstName }), [], `${firstName} ${key}`);
    }
  }
});

Deno.test("RE-06 hints mark only what is there", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
    for (const { marks } of coach({ text, firstName: "Марина", opening: true }, [])) {
      for (const { start, end } of marks) assert.ok(start >= 0 && start < end && end <= text.length);
    }
  }));
});
