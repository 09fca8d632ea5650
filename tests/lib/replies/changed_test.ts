import assert from "node:assert/strict";
import { shareChanged } from "@/lib/replies/changed.ts";

const TEXT = "Здравствуйте, Марина! Деньги вернём за три дня.";

Deno.test("RE-07 a text that went out as it was is unchanged, one that was thrown away is changed wholly", () => {
  assert.equal(shareChanged(TEXT, TEXT, true), 0);
  assert.equal(shareChanged(TEXT, `  ${TEXT.replaceAll(" ", "\n")} `, true), 0, "spaces are no words");
  assert.equal(shareChanged(TEXT, "Иначе говоря, нет", true), 1);
  assert.equal(shareChanged(TEXT, "", true), 1);
  assert.equal(shareChanged("", TEXT, true), 0);
});

Deno.test("RE-07 the share grows with what is changed, and counts what was added", () => {
  const oneWord = shareChanged(TEXT, TEXT.replace("три", "пять"), true);
  const twoWords = shareChanged(TEXT, TEXT.replace("три дня", "пять недель"), true);
  const added = shareChanged(TEXT, `${TEXT} Хорошего дня`, true);
  assert.ok(oneWord > 0 && oneWord < twoWords && twoWords < 0.5, `${oneWord} ${twoWords}`);
  assert.ok(added > 0 && added < 0.3, String(added));
});

Deno.test("RE-07 what stands beside it from another saved text is no change", () => {
  assert.equal(shareChanged(TEXT, `Спасибо, что написали!\n\n${TEXT}`, false), 0);
});

Deno.test("RE-07 a text of any length is compared", () => {
  const long = "слово ".repeat(200_000);
  assert.equal(shareChanged(long, long, true), 0);
});
