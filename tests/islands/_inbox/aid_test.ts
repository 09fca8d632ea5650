import assert from "node:assert/strict";
import { askOf } from "@/islands/_inbox/aid/ask.ts";
import { EMOJI } from "@/islands/_inbox/aid/emoji_list.ts";
import { planAnswer } from "@/islands/_inbox/planning.ts";
import { planProblem } from "@/islands/_inbox/words.ts";
import { sampleLang, sampleTicket } from "@/tests/components/inbox/sample.ts";

/** What is asked at the end of a text: sign and words. */
function asked(text: string, mode: "reply" | "note" = "reply", called?: number): string | undefined {
  const ask = askOf(text, text.length, mode, called);
  return ask && `${ask.sign}${ask.query}`;
}

Deno.test("RE-02 a slash behind a space or at a line's start asks for saved replies", () => {
  assert.equal(asked("/"), "/");
  assert.equal(asked("/возв"), "/возв");
  assert.equal(asked("Добрый день!\n/возврат ден"), "/возврат ден");
  assert.equal(asked("Смотрите (/адр"), "/адр");
  for (const text of ["и/или", "https://primer.ru/a", "км / ч", "5/7", "/a/b", "/возврат\n", "//"]) {
    assert.equal(asked(text), undefined, text);
  }
  assert.equal(asked("/возв", "note"), undefined, "a note is no answer");
});

Deno.test("a colon and two letters ask for an emoji, a face or a clock does not", () => {
  assert.equal(asked("Спасибо :сер"), ":сер");
  assert.equal(asked(":ok", "note"), ":ok");
  for (const text of ["Заказ: ", ":D", ":)", "в 12:30", "так:хорошо", ":две строки"]) {
    assert.equal(asked(text), undefined, text);
  }
  assert.equal(asked("Привет :", "reply", 7), ":", "a button asks without a letter");
  assert.equal(asked("Привет :", "reply", 3), undefined, "for its own place alone");
});

Deno.test("an @ in a note asks for a colleague, by first and last name", () => {
  assert.equal(asked("Смотри, @", "note"), "@");
  assert.equal(asked("Смотри, @Борис Лу", "note"), "@Борис Лу");
  assert.equal(asked("Пишите на anna@primer", "note"), undefined);
  assert.equal(asked("@Борис", "reply"), undefined, "a customer is not called");
});

Deno.test("RE-02 two braces in an answer ask for what is known of the ticket, wherever they stand", () => {
  assert.equal(asked("Здравствуйте,{{"), "{{");
  assert.equal(asked("{{имя кл"), "{{имя кл");
  assert.equal(asked("{{contact.first_"), "{{contact.first_");
  for (const text of ["{СУММА", "{{имя}}", "{{имя}", "{{имя|друг", "{{\n"]) {
    assert.equal(asked(text), undefined, text);
  }
  assert.equal(asked("{{", "note"), undefined, "a note goes to no customer");
  assert.deepEqual(askOf("Да, {{но", 8, "reply"), { sign: "{{", query: "но", start: 4, end: 8 });
});

Deno.test("what is asked stands before the caret, wherever that is", () => {
  const text = "Добрый день! /воз Хорошего дня";
  assert.deepEqual(askOf(text, 17, "reply"), { sign: "/", query: "воз", start: 13, end: 17 });
  assert.equal(askOf(text, 12, "reply"), undefined);
});

Deno.test("every emoji stands once in its list, with words of both languages", () => {
  assert.ok(EMOJI.length >= 150, String(EMOJI.length));
  assert.equal(new Set(EMOJI.map(([glyph]) => glyph)).size, EMOJI.length);
  for (const [glyph, ru, en] of EMOJI) {
    assert.match(glyph, /\p{Emoji}/u);
    assert.match(ru, /\p{Script=Cyrillic}/u, glyph);
    assert.match(en, /^[a-z0-9_ ]+$/, glyph);
  }
});

Deno.test("RE-03 an answer with a place to fill in cannot go, and says which", () => {
  const ticket = sampleTicket();
  for (const placeholder of ["{{contact.first_name}}", "{СРОК}"]) {
    const plan = planAnswer(ticket, "direct", `Ждите: ${placeholder}`, []);
    assert.deepEqual(plan, { ok: false, code: "placeholder_unresolved", params: { placeholder } });
    const said = planProblem(sampleLang("ru"), ticket.platform, plan);
    assert.equal(said, `Впишите своё вместо ${placeholder} или уберите это: так не отправим`);
  }
  assert.equal(planAnswer(ticket, "direct", "Ждите {завтра}", []).ok, true);
});
