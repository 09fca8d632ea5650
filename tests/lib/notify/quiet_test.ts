import assert from "node:assert/strict";
import { isQuietNow } from "@/lib/notify/quiet.ts";

const NIGHT = { from: "22:00", to: "08:00", timeZone: "Europe/Moscow" };
const at = (iso: string) => Date.parse(iso);

Deno.test("quiet hours go over midnight, by the clock of the person's zone", () => {
  const expected: [string, boolean][] = [
    ["2026-03-10T21:59:59+03:00", false],
    ["2026-03-10T22:00:00+03:00", true],
    ["2026-03-11T00:00:00+03:00", true],
    ["2026-03-11T07:59:59+03:00", true],
    ["2026-03-11T08:00:00+03:00", false],
    ["2026-03-11T12:00:00+03:00", false],
  ];
  for (const [iso, quiet] of expected) assert.equal(isQuietNow(NIGHT, at(iso)), quiet, iso);
});

Deno.test("quiet hours of one day end on it", () => {
  const lunch = { from: "13:00", to: "14:30", timeZone: "UTC" };
  assert.equal(isQuietNow(lunch, at("2026-03-10T12:59:00Z")), false);
  assert.equal(isQuietNow(lunch, at("2026-03-10T14:29:59Z")), true);
  assert.equal(isQuietNow(lunch, at("2026-03-10T14:30:00Z")), false);
  assert.equal(isQuietNow(lunch, at("2026-03-10T23:00:00Z")), false);
});

Deno.test("where clocks are put forward at night, the morning still ends by the clock", () => {
  const berlin = { ...NIGHT, timeZone: "Europe/Berlin" };
  // 29 March 2026: 01:59:59 UTC+1 is followed by 03:00 UTC+2.
  assert.equal(isQuietNow(berlin, at("2026-03-29T05:59:00Z")), true);
  assert.equal(isQuietNow(berlin, at("2026-03-29T06:00:00Z")), false);
  assert.equal(isQuietNow(berlin, at("2026-03-28T06:30:00Z")), true);
});
