import assert from "node:assert/strict";
import fc from "fast-check";
import { formatDuration, parseDuration } from "@/routes/sla/durations.ts";

Deno.test("a time is read as people write it, in both languages", () => {
  const times = {
    "30": 30,
    "30 мин": 30,
    "30мин.": 30,
    "1 ч 30 мин": 90,
    "1ч30м": 90,
    "1:30": 90,
    "2h": 120,
    "2 Hours": 120,
    "1 hr 5 min": 65,
    "5 часов": 300,
    " 8 ч ": 480,
  };
  for (const [text, minutes] of Object.entries(times)) assert.equal(parseDuration(text), minutes, text);
});

Deno.test("nothing is no answer, a word for none is one, and what is no time is told", () => {
  assert.equal(parseDuration("  "), undefined);
  for (const text of ["нет", "None", "—", "без срока"]) assert.equal(parseDuration(text), null, text);
  for (const text of ["скоро", "2 дня", "1 ч скоро", "1.5 ч", "-5", "ч", "9".repeat(30)]) {
    assert.ok(Number.isNaN(parseDuration(text)), text);
  }
});

Deno.test("what is shown is read back as it was", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 525_600 }), fc.constantFrom("ru", "en"), (minutes, locale) => {
      assert.equal(parseDuration(formatDuration(minutes, locale)), minutes);
    }),
  );
});
