import assert from "node:assert/strict";
import { numbers } from "@/lib/i18n/numbers.ts";

const MB = 1024 * 1024;

Deno.test("bytes are written in steps of 1024", () => {
  const ru = numbers("ru");
  assert.equal(ru.bytes(20 * MB), "20\u00a0МБ");
  assert.equal(ru.bytes(1.25 * MB), "1,3\u00a0МБ");
  assert.equal(numbers("en").bytes(1.25 * MB), "1.3\u00a0MB");
  assert.equal(numbers("en").bytes(1024), "1\u00a0kB");
  assert.equal(numbers("en").bytes(0), "0\u00a0bytes");
  assert.equal(ru.bytes(512), "512\u00a0байт");
});

Deno.test("durations have hours only when they need them", () => {
  const { duration } = numbers("en");
  assert.equal(duration(0), "0:00");
  assert.equal(duration(65_400), "1:05");
  assert.equal(duration(3_725_000), "1:02:05");
  assert.equal(duration(-5), "0:00");
});

Deno.test("counts and shares follow the language", () => {
  assert.equal(numbers("ru").count(12_345), "12\u00a0345");
  assert.equal(numbers("en").percent(0.456), "46%");
});
