import { strictEqual } from "node:assert/strict";
import { timeText } from "@/lib/rules/summary.ts";
import { parseWait } from "@/routes/rules/wait.ts";

Deno.test("a wait is read as people write it", () => {
  const written: readonly (readonly [string, number])[] = [
    ["30", 30],
    ["30 мин", 30],
    ["2 ч", 120],
    ["3 дн.", 4_320],
    ["1 день 2 ч", 1_560],
    ["5 дней", 7_200],
    ["2 days 1 h", 2_940],
  ];
  for (const [text, minutes] of written) strictEqual(parseWait(text), minutes, text);
  for (const text of ["", "скоро", "-1", "1.5 ч"]) strictEqual(Number.isNaN(parseWait(text)), true, text);
});

Deno.test("a wait that is shown is read back as the same", () => {
  for (const minutes of [1, 59, 60, 61, 1_439, 1_440, 1_501, 2_880, 10_080, 525_600]) {
    for (const locale of ["ru", "en"] as const) {
      strictEqual(
        parseWait(timeText(minutes, locale)),
        minutes,
        `${minutes} ${locale}: ${timeText(minutes, locale)}`,
      );
    }
  }
});
