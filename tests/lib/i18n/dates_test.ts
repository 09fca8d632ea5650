import assert from "node:assert/strict";
import { dates } from "@/lib/i18n/dates.ts";

const NOW = Date.parse("2026-03-12T09:00:00Z");
const ru = dates("ru", "Europe/Moscow");
const en = dates("en", "Europe/Moscow");

Deno.test("a list shows the clock today, a word yesterday, then the date", () => {
  assert.equal(ru.brief("2026-03-12T08:05:00Z", NOW), "11:05");
  assert.equal(ru.brief("2026-03-11T20:59:00Z", NOW), "вчера");
  assert.equal(en.brief("2026-03-11T20:59:00Z", NOW), "yesterday");
  assert.equal(en.brief("2026-03-01T12:00:00Z", NOW), "Mar 1");
  assert.equal(en.brief("2024-03-01T12:00:00Z", NOW), "Mar 1, 2024");
});

Deno.test("the day is the reader's, not UTC's", () => {
  assert.equal(ru.dayKey("2026-03-11T21:30:00Z"), "2026-03-12");
  assert.equal(dates("ru", "UTC").dayKey("2026-03-11T21:30:00Z"), "2026-03-11");
  assert.equal(ru.brief("2026-03-11T21:30:00Z", NOW), "00:30");
});

Deno.test("a separator names the day", () => {
  assert.equal(ru.day("2026-03-12T08:00:00Z", NOW), "Сегодня");
  assert.equal(ru.day("2026-03-11T08:00:00Z", NOW), "Вчера");
  assert.equal(ru.day("2026-02-03T08:00:00Z", NOW), "3 февраля");
  assert.equal(en.day("2025-02-03T08:00:00Z", NOW), "February 3, 2025");
});

Deno.test("a day of 23 hours has neighbours all the same", () => {
  const berlin = dates("en", "Europe/Berlin");
  const afterChange = Date.parse("2026-03-30T10:00:00Z");
  assert.equal(berlin.day("2026-03-29T10:00:00Z", afterChange), "Yesterday");
  assert.equal(berlin.day("2026-03-28T23:30:00Z", afterChange), "Yesterday");
  assert.equal(berlin.day("2026-03-28T22:30:00Z", afterChange), "March 28");
});

Deno.test("distances are said in the largest full unit, both ways", () => {
  assert.equal(ru.relative("2026-03-12T08:55:00Z", NOW), "5 минут назад");
  assert.equal(ru.relative("2026-03-12T11:00:00Z", NOW), "через 2 часа");
  assert.equal(ru.relative("2026-03-10T08:00:00Z", NOW), "позавчера");
  assert.equal(en.relative("2026-03-12T08:59:40Z", NOW), "now");
});

Deno.test("a span has at most two units", () => {
  const minute = 60_000;
  assert.equal(ru.span(80 * minute), "1\u00a0ч 20\u00a0мин");
  assert.equal(ru.span(60 * minute), "1\u00a0ч");
  assert.equal(en.span((3 * 1440 + 125) * minute), "3\u00a0days 2\u00a0hr");
  assert.equal(ru.span(10), "1\u00a0мин");
});

Deno.test("the full form has the date and the clock", () => {
  assert.match(ru.full("2026-03-12T08:05:00Z"), /12 марта 2026.*11:05/);
});
