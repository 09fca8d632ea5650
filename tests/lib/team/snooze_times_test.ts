import assert from "node:assert/strict";
import fc from "fast-check";
import { AppError } from "@/lib/errors.ts";
import { presetMoment, SNOOZE_PRESETS, snoozeMoment, type SnoozeWish } from "@/lib/team/snooze_times.ts";

const at = (iso: string) => Date.parse(iso);
/** A Thursday, 12:00 in Moscow. */
const NOW = at("2026-01-15T09:00:00Z");

function moment(wish: SnoozeWish, now = NOW, usual = "Europe/Moscow"): string {
  return new Date(snoozeMoment(wish, now, usual)).toISOString();
}

function reason(wish: SnoozeWish): unknown {
  try {
    return moment(wish);
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid_request") return error.details?.reason;
    throw error;
  }
}

Deno.test("the presets lead to an hour on, three hours on, tomorrow's and next Monday's morning", () => {
  assert.deepEqual(SNOOZE_PRESETS.map((preset) => moment({ preset })), [
    "2026-01-15T10:00:00.000Z",
    "2026-01-15T12:00:00.000Z",
    "2026-01-16T06:00:00.000Z",
    "2026-01-19T06:00:00.000Z",
  ]);
});

Deno.test("what day it is follows the zone, and on a Monday the next one is a week away", () => {
  const lateOnSunday = at("2026-01-18T22:30:00Z");
  assert.equal(moment({ preset: "monday" }, lateOnSunday, "UTC"), "2026-01-19T09:00:00.000Z");
  assert.equal(moment({ preset: "monday" }, lateOnSunday), "2026-01-26T06:00:00.000Z");
  assert.equal(moment({ preset: "tomorrow" }, lateOnSunday), "2026-01-20T06:00:00.000Z");
  assert.equal(
    moment({ preset: "tomorrow", timeZone: "America/New_York" }, lateOnSunday),
    "2026-01-19T14:00:00.000Z",
  );
});

Deno.test("a morning after the clocks have changed is nine by the new time", () => {
  const before = at("2026-03-28T12:00:00Z");
  assert.equal(moment({ preset: "tomorrow" }, before, "Europe/Berlin"), "2026-03-29T07:00:00.000Z");
  const own = { local: "2026-10-25T09:00", timeZone: "Europe/Berlin" };
  assert.equal(moment(own, at("2026-10-24T12:00:00Z")), "2026-10-25T08:00:00.000Z");
});

Deno.test("an hour that the clocks skip is the first one after it", () => {
  const own = { local: "2026-03-29T02:30", timeZone: "Europe/Berlin" };
  assert.equal(moment(own), "2026-03-29T01:00:00.000Z");
});

Deno.test("an own time is a moment, or one by the wall clock of a zone", () => {
  assert.equal(moment({ until: "2026-01-15T15:00:00+03:00" }), "2026-01-15T12:00:00.000Z");
  assert.equal(moment({ local: "2026-01-15T15:00" }), "2026-01-15T12:00:00.000Z");
});

Deno.test("what is no time, or none to come back at, is refused with its reason", () => {
  const wrong: [SnoozeWish, string][] = [
    [{}, "snooze_time"],
    [{ preset: "1h", local: "2026-01-16T09:00" }, "snooze_time"],
    [{ until: "tomorrow" }, "snooze_time"],
    [{ local: "2026-02-30T09:00" }, "snooze_time"],
    [{ local: "2026-01-16T24:00" }, "snooze_time"],
    [{ local: "2026-01-16" }, "snooze_time"],
    [{ preset: "1h", timeZone: "Mars/Olympus" }, "zone_unknown"],
    [{ until: "2026-01-15T09:00:00Z" }, "snooze_past"],
    [{ local: "2026-01-15T11:59" }, "snooze_past"],
    [{ until: "2027-06-01T00:00:00Z" }, "snooze_far"],
  ];
  assert.deepEqual(wrong.map(([wish]) => reason(wish)), wrong.map(([, expected]) => expected));
});

Deno.test("whatever the moment and the zone, a preset lies ahead, and a morning is nine by the wall clock", () => {
  const zones = ["UTC", "Europe/Moscow", "America/New_York", "Asia/Kathmandu", "Pacific/Chatham"];
  fc.assert(fc.property(
    fc.integer({ min: at("2020-01-01T00:00:00Z"), max: at("2035-01-01T00:00:00Z") }),
    fc.constantFrom(...zones),
    fc.constantFrom("tomorrow" as const, "monday" as const),
    (now, zone, preset) => {
      const back = presetMoment(preset, now, zone);
      assert.ok(back > now && back <= now + 8 * 86_400_000);
      const wall = Temporal.Instant.fromEpochMilliseconds(back).toZonedDateTimeISO(zone);
      assert.deepEqual([wall.hour, wall.minute], [9, 0]);
      if (preset === "monday") assert.equal(wall.dayOfWeek, 1);
    },
  ));
});
