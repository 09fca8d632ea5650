import assert from "node:assert/strict";
import { initialsOf } from "@/components/Avatar.tsx";

const cases: [name: string, initials: string][] = [
  ["Анна Крылова", "АК"],
  ["ольга ёлкина", "ОЁ"],
  ["Екатерина Вольская-Преображенская", "ЕВ"],
  ["Кофейня «Зерно»", "КЗ"],
  ["Тимур", "Т"],
  ["Jean Luc Picard", "JP"],
  ["  ", "·"],
  ["👩‍🚀", "·"],
  ["", "·"],
];

for (const [name, initials] of cases) {
  Deno.test(`the initials of "${name}" are ${initials}`, () => assert.equal(initialsOf(name), initials));
}
