import assert from "node:assert/strict";
import { otherLayout } from "@/lib/replies/writing/layout.ts";
import { rank, type Rankable, toRank } from "@/lib/replies/writing/rank.ts";

function reply(title: string, text = "", uses = 0, ownUses = 0): Rankable {
  return { title, text, uses, ownUses };
}

function asked(set: readonly Rankable[], question: string, most = 10): string[] {
  return rank(toRank(set), question, most).map(({ title }) => title);
}

const SET = [
  reply("Возврат денег", "Вернём деньги в течение трёх дней"),
  reply("Условия возврата", "Возврат возможен две недели"),
  reply("Счёт на оплату", "Высылаем счёт"),
  reply("Доставка", "О возврате товара спросите курьера"),
];

Deno.test("RE-02 a few letters find a title's first word, then another word, then the text", () => {
  assert.deepEqual(asked(SET, "возв"), ["Возврат денег", "Условия возврата", "Доставка"]);
  assert.deepEqual(asked(SET, "тов"), ["Доставка"]);
  assert.deepEqual(asked(SET, "нет такого"), []);
});

Deno.test("RE-02 the order of words is free, and every one of them counts", () => {
  assert.deepEqual(asked(SET, "ден возв"), ["Возврат денег"]);
  assert.deepEqual(asked(SET, "возврат курьер"), ["Доставка"]);
});

Deno.test("RE-02 ё and е, capitals and signs make no difference", () => {
  assert.deepEqual(asked(SET, "счет"), ["Счёт на оплату"]);
  assert.deepEqual(asked(SET, "СЧЁТ!"), ["Счёт на оплату"]);
  assert.deepEqual(asked(SET, "трех дней"), ["Возврат денег"]);
});

Deno.test("RE-02 what is used more stands higher, and what one uses oneself higher still", () => {
  const set = [reply("Оплата картой"), reply("Оплата по счёту", "", 40), reply("Оплата частями", "", 5, 5)];
  assert.deepEqual(asked(set, "оплата"), ["Оплата частями", "Оплата по счёту", "Оплата картой"]);
  assert.deepEqual(asked(set, ""), ["Оплата частями", "Оплата по счёту", "Оплата картой"]);
  const both = [reply("Оплата", "", 0, 0), reply("Другое", "оплата", 60, 5)];
  assert.deepEqual(asked(both, "оплата"), ["Оплата", "Другое"], "use does not lift a text over a title");
});

Deno.test("RE-02 letters of the wrong keyboard layout are understood", () => {
  assert.equal(otherLayout("djpdhfn"), "возврат");
  assert.equal(otherLayout("куагтв"), "refund");
  assert.deepEqual(asked(SET, "cx`n"), ["Счёт на оплату"]);
  assert.deepEqual(asked([reply("Refund")], "куа"), ["Refund"]);
});
