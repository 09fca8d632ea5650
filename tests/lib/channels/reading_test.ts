import assert from "node:assert/strict";
import { Peek } from "@/lib/channels/json.ts";
import { count, httpUrl, idOf, languageTag, moment, placeOf, words } from "@/lib/channels/reading.ts";

const peek = (value: unknown) => new Peek(value);

Deno.test("a text is well-formed or nothing, an id is text", () => {
  assert.equal(words(peek("a\ud800b")), "a\ufffdb");
  for (const value of ["", 5, null, [], {}]) assert.equal(words(peek(value)), undefined);
  assert.deepEqual(["x", 5, "", null].map((value) => idOf(peek(value))), ["x", "5", undefined, undefined]);
});

Deno.test("a count is a whole number from 0, whether a number or its digits", () => {
  assert.deepEqual([0, 7, "12", 3.9].map((value) => count(peek(value))), [0, 7, 12, 3]);
  for (const value of [-1, "x", 1e300, "9".repeat(17), NaN, true]) {
    assert.equal(count(peek(value)), undefined);
  }
});

Deno.test.each([
  [1_790_000_000_123, 1_790_000_000_123],
  [1_790_000_000, 1_790_000_000_000],
  ["1790000000123", 1_790_000_000_123],
  ["1790000000.000100", 1_790_000_000_000],
  ["2026-07-24T21:05:48.000Z", 1_784_927_148_000],
  ["yesterday", 0],
  [-5, 0],
  [1e300, 0],
  [null, 0],
])("the moment of $0 is $1", (value, expected) => {
  assert.equal(moment(peek(value)), expected);
});

Deno.test("the first sound moment counts", () => {
  assert.equal(moment(peek("no"), peek(undefined), peek(1_790_000_000)), 1_790_000_000_000);
});

Deno.test("only addresses of the web are addresses", () => {
  assert.equal(httpUrl(peek("https://e.org/a b")), "https://e.org/a%20b");
  for (const value of ["javascript:alert(1)", "file:///etc/passwd", "u", "", 5]) {
    assert.equal(httpUrl(peek(value)), undefined);
  }
});

Deno.test("a place is on earth, a language is a tag", () => {
  assert.deepEqual(placeOf(peek(55.75), peek(37.61)), { latitude: 55.75, longitude: 37.61 });
  assert.equal(placeOf(peek(1234), peek(4312)), undefined);
  assert.deepEqual(placeOf(peek("55.75"), peek("-37")), { latitude: 55.75, longitude: -37 });
  for (const wrong of ["", "north", "1e1", null]) assert.equal(placeOf(peek(wrong), peek(37)), undefined);
  assert.deepEqual(["ru", "en_US", "<b>"].map((value) => languageTag(peek(value))), [
    "ru",
    "en-US",
    undefined,
  ]);
});
