import assert from "node:assert/strict";
import { parseRange } from "@/lib/media/range.ts";

const CASES: [header: string | undefined, size: number, expected: ReturnType<typeof parseRange>][] = [
  [undefined, 100, null],
  ["bytes=0-9", 100, { start: 0, end: 9 }],
  ["bytes=0-", 100, { start: 0, end: 99 }],
  ["bytes=99-", 100, { start: 99, end: 99 }],
  ["bytes=90-1000", 100, { start: 90, end: 99 }],
  ["bytes=-10", 100, { start: 90, end: 99 }],
  ["bytes=-1000", 100, { start: 0, end: 99 }],
  ["BYTES= 5-6 ", 100, { start: 5, end: 6 }],
  ["bytes=100-", 100, "unsatisfiable"],
  ["bytes=100-200", 100, "unsatisfiable"],
  ["bytes=-0", 100, "unsatisfiable"],
  ["bytes=0-", 0, "unsatisfiable"],
  ["bytes=-5", 0, "unsatisfiable"],
  ["bytes=9-5", 100, null],
  ["bytes=-", 100, null],
  ["bytes=0-1,5-6", 100, null],
  ["items=0-1", 100, null],
  ["bytes=a-b", 100, null],
  ["bytes=0-1e3", 100, null],
];

for (const [header, size, expected] of CASES) {
  Deno.test(`${header} of ${size} is ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(parseRange(header, size), expected);
  });
}
