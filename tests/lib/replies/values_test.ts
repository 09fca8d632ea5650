import assert from "node:assert/strict";
import { firstNameOf, wholeNameOf } from "@/lib/replies/names.ts";
import { dayWish, localeOf } from "@/lib/replies/values.ts";

Deno.test("RE-02 a person is called by a first name, and never by a nickname or a number", () => {
  assert.equal(firstNameOf("Марина Котова"), "Марина");
  assert.equal(firstNameOf("  Anne-Marie   O’Neil "), "Anne-Marie");
  assert.equal(firstNameOf("Ёлка"), "Ёлка");
  for (const name of ["kotova_m", "user 123".slice(5), "+7 921 555-01-42", "", "🌸 Роза", "А. Белов"]) {
    assert.equal(firstNameOf(name), "", name);
  }
});

Deno.test("RE-03 a customer’s own name cannot look like a place to fill in", () => {
  assert.equal(wholeNameOf("{{agent.name}} {ИМЯ}"), "agent.name ИМЯ");
  assert.equal(wholeNameOf("+7 921"), "");
});

Deno.test("RE-02 the wish is for the day that it is where the business is", () => {
  const at = Date.UTC(2026, 0, 15, 22, 30);
  assert.equal(dayWish(at, "UTC", "en"), "have a good Thursday");
  assert.equal(dayWish(at, "Europe/Moscow", "en"), "have a good Friday");
  assert.equal(dayWish(at, "Europe/Moscow", "ru"), "хорошей пятницы");
  assert.equal(dayWish(at, "America/Los_Angeles", "ru"), "хорошего четверга");
  const week = Array.from({ length: 7 }, (_, day) => dayWish(at + day * 86_400_000, "UTC", "ru"));
  assert.equal(new Set(week).size, 7);
  assert.ok(week.includes("хорошего воскресенья"));
});

Deno.test("RE-02 a customer is written to in Russian when they read it, in English when they read another", () => {
  assert.equal(localeOf("ru-RU", "en"), "ru");
  assert.equal(localeOf("de", "ru"), "en");
  assert.equal(localeOf("run", "ru"), "en");
  assert.equal(localeOf(null, "ru"), "ru");
});
