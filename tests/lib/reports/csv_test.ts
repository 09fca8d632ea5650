import assert from "node:assert/strict";
import fc from "fast-check";
import { csvOf } from "@/lib/reports/csv.ts";

Deno.test("a table begins with the mark of UTF-8, and its lines end with CR LF", () => {
  assert.equal(csvOf([["Канал", "Новые"], ["Чат", 3]]), "\uFEFFКанал,Новые\r\nЧат,3\r\n");
});

Deno.test("what would be taken for a formula is a text, and numbers stay numbers", () => {
  const rows = ["=1+1", "+7 921", "-2", "@sum", "\tx", "\rx", "＝1+1", "a=1"].map((text) => [text, -1.5]);
  assert.deepEqual(csvOf(rows).slice(1).split("\r\n").slice(0, -1), [
    "'=1+1,-1.5",
    "'+7 921,-1.5",
    "'-2,-1.5",
    "'@sum,-1.5",
    "'\tx,-1.5",
    '"\'\rx",-1.5',
    "'＝1+1,-1.5",
    "a=1,-1.5",
  ]);
});

Deno.test("any texts come back as they were, but for the apostrophe ahead of a formula", () => {
  const field = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom('"', '","', "a\r\nb", "=x", "", "a,b"),
  );
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      const read = parse(csvOf(rows).slice(1));
      assert.deepEqual(
        read,
        rows.map((row) => row.map((text) => /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text)),
      );
    }),
  );
});

/** RFC 4180, read sign by sign. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = "";
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? "";
    if (quoted && sign === '"' && text[at + 1] === '"') field += text[at++];
    else if (sign === '"') quoted = !quoted;
    else if (quoted) field += sign;
    else if (sign === ",") {
      row.push(field);
      field = "";
    } else if (sign === "\r" && text[at + 1] === "\n") {
      rows.push([...row, field]);
      [row, field] = [[], ""];
      at++;
    } else field += sign;
  }
  return rows;
}
