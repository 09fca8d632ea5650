import assert from "node:assert/strict";
import { translator } from "@/lib/i18n/catalogue.ts";
import { translate } from "@/lib/i18n/translate.ts";

const ru = translator("ru");
const en = translator("en");

Deno.test("plural forms follow the language", async (t) => {
  const cases: [count: number, russian: string, english: string][] = [
    [0, "Осталось 0 знаков", "0 characters left"],
    [1, "Остался 1 знак", "1 character left"],
    [2, "Осталось 2 знака", "2 characters left"],
    [5, "Осталось 5 знаков", "5 characters left"],
    [11, "Осталось 11 знаков", "11 characters left"],
    [21, "Остался 21 знак", "21 characters left"],
    [104, "Осталось 104 знака", "104 characters left"],
  ];
  for (const [count, russian, english] of cases) {
    await t.step(String(count), () => {
      assert.equal(ru("composer.left", { count }), russian);
      assert.equal(en("composer.left", { count }), english);
    });
  }
});

Deno.test("a number is written by the language's rules, a string as it is", () => {
  assert.equal(ru("composer.left", { count: 12_000 }), "Осталось 12\u00a0000 знаков");
  assert.equal(en("composer.left", { count: 12_000 }), "12,000 characters left");
  assert.equal(ru("thread.number", { number: "12000" }), "№ 12000");
});

Deno.test("a count that came as text chooses its form too", () => {
  assert.equal(ru("composer.parts", { count: "3" }), "Уйдёт 3 сообщениями");
});

Deno.test("a place without its param stays visible", () => {
  assert.equal(en("thread.number"), "#{number}");
});

Deno.test("a param that looks like a place is not filled again", () => {
  assert.equal(en("inbox.row.you", { text: "{text} $& {name}", name: "x" }), "You: {text} $& {name}");
});

Deno.test("a code has its own sentence, an unknown one that of its area", () => {
  assert.match(en.code("send.error", "rate", { platform: "VK" }), /^VK asks us to wait/);
  assert.equal(en.code("send.error", "made_up"), en("send.error.other"));
  assert.equal(en.code("send.error", "toString"), en("send.error.other"));
  assert.equal(en.knows("send.error", "rate"), true);
  assert.equal(en.knows("send.error", "made_up"), false);
});

Deno.test("a key outside the picked areas comes back as it is", () => {
  const t = translate("en", { page: { save: "Save" } });
  assert.equal(t("page.save"), "Save");
  assert.equal(t("inbox.title"), "inbox.title");
});
