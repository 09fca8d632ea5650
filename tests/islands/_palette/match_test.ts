import assert from "node:assert/strict";
import { match, prepare } from "@/islands/_palette/match.ts";
import { nearness } from "@/islands/_palette/nearness.ts";

const SET = prepare([
  { title: "Возврат денег", words: "вернуть карта три дня" },
  { title: "Настройки" },
  { title: "Каналы", words: "Настройки" },
  { title: "Алёна Королёва", words: "17 кружка разбита" },
  { title: "Назначить: Борис Лунин", words: "исполнитель" },
  { title: "Settings" },
]);

const best = (question: string) => match(SET, question).map(({ item }) => item.title);

Deno.test("a question is answered by the beginnings of its words, in any order", () => {
  assert.equal(best("ден возв")[0], "Возврат денег");
  assert.deepEqual(best("борис наз"), ["Назначить: Борис Лунин"]);
  assert.deepEqual(best("возврат кружка"), [], "every word has to be there");
  assert.deepEqual(best(" ,. "), []);
});

Deno.test("the title counts for more than other words, and what was chosen lately for a little", () => {
  assert.deepEqual(best("настройки"), ["Настройки", "Каналы"]);
  const two = prepare([{ title: "Метка: важно" }, { title: "Метка: возврат" }]);
  const lately = match(two, "метка", ({ title }) => title.endsWith("возврат") ? 2 : 0);
  assert.equal(lately[0]?.item.title, "Метка: возврат");
});

Deno.test("ё is е, and case does not matter", () => {
  assert.deepEqual(best("АЛЕНА королев"), ["Алёна Королёва"]);
  assert.deepEqual(best("алёна"), ["Алёна Королёва"]);
});

Deno.test("the wrong keyboard layout is read as it was meant, both ways", () => {
  assert.equal(best("yfcnhjqrb")[0], "Настройки");
  assert.equal(best("ыуеештпы")[0], "Settings");
});

Deno.test("other forms of a word, slips and a few of its letters find it", () => {
  assert.equal(best("возвраты")[0], "Возврат денег");
  assert.equal(best("настрйоки")[0], "Настройки");
  assert.equal(best("нстройки")[0], "Настройки");
  assert.equal(best("нстрк")[0], "Настройки");
  assert.deepEqual(best("ящерица"), []);
});

Deno.test("the nearer a word, the better: whole, beginning, form, inside, slip, letters, none", () => {
  const order = [
    nearness("метка", "метка"),
    nearness("метк", "метка"),
    nearness("меткой", "метка"),
    nearness("етка", "метка"),
    nearness("мтека", "метка"),
    nearness("мтка", "маточка"),
    nearness("рыба", "метка"),
  ];
  assert.deepEqual(order, [...new Set(order)].sort((a, b) => b - a));
  assert.equal(nearness("мт", "метка"), 0, "two letters are too few to guess from");
});
