import assert from "node:assert/strict";
import fc from "fast-check";
import { dateOf, dayOf, periodOf, spanOf, weekdayOf } from "@/lib/reports/period.ts";
import { stepsOf } from "@/lib/reports/steps.ts";
import { wallHour } from "@/lib/reports/wall_clock.ts";
import { AppError } from "@/lib/errors.ts";

const HOUR = 3_600_000;
const ZONES = [
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "America/St_Johns",
  "UTC",
];
const zone = fc.constantFrom(...ZONES);
const moment = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) });

Deno.test("day and hour are those of the wall clock, in any zone and at any moment", () => {
  fc.assert(
    fc.property(zone, moment, (timeZone, at) => {
      const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
      const { day, hour } = wallHour(timeZone, at);
      assert.deepEqual([dateOf(day), hour], [wall.toPlainDate().toString(), wall.hour]);
      assert.equal(weekdayOf(day), wall.dayOfWeek);
    }),
    { numRuns: 500 },
  );
});

Deno.test("days follow each other without a gap, and a moment is in its own", () => {
  fc.assert(fc.property(zone, moment, (timeZone, at) => {
    const { day } = wallHour(timeZone, at);
    const { start, end } = spanOf(timeZone, { from: day, to: day });
    assert.ok(start <= at && at < end);
    assert.equal(spanOf(timeZone, { from: day + 1, to: day + 1 }).start, end);
  }));
});

Deno.test("a day on which the clocks are put forward has 23 hours, and one on which they are put back 25", () => {
  const hours = (date: string) => {
    const day = dayOf(date) ?? NaN;
    const { start, end } = spanOf("Europe/Berlin", { from: day, to: day });
    return (end - start) / HOUR;
  };
  assert.deepEqual([hours("2026-03-28"), hours("2026-03-29"), hours("2026-10-25")], [24, 23, 25]);
});

Deno.test("the steps of any period cover it whole, in order", () => {
  fc.assert(fc.property(zone, moment, fc.integer({ min: 1, max: 366 }), (timeZone, at, length) => {
    const to = wallHour(timeZone, at).day;
    const wish = { from: dateOf(to - length + 1), to: dateOf(to) };
    const period = periodOf(wish, timeZone, at);
    const steps = stepsOf(period);
    const { start, end } = spanOf(timeZone, period);
    assert.equal(steps[0]?.span.start, start);
    assert.equal(steps.at(-1)?.span.end, end);
    steps.forEach(({ span }, index) => assert.equal(span.end, steps[index + 1]?.span.start ?? end));
    assert.ok(steps.length <= 93);
  }));
});

Deno.test("periods end today by the zone, and are compared with as many days before", () => {
  // Already the 13th in Kathmandu, a quarter of an hour after midnight
  const now = Date.parse("2026-03-12T18:30:00Z");
  const dates = (wish: Parameters<typeof periodOf>[0], timeZone = "Asia/Kathmandu") => {
    const { from, to, before } = periodOf(wish, timeZone, now);
    return [from, to, before.from, before.to].map(dateOf).map((date) => date.slice(5));
  };
  assert.deepEqual(dates({ period: "today" }), ["03-13", "03-13", "03-12", "03-12"]);
  assert.deepEqual(dates({ period: "today" }, "UTC"), ["03-12", "03-12", "03-11", "03-11"]);
  assert.deepEqual(dates({}), ["03-07", "03-13", "02-28", "03-06"]);
  assert.deepEqual(dates({ period: "30" }), ["02-12", "03-13", "01-13", "02-11"]);
  assert.deepEqual(dates({ from: "2026-03-01", to: "2026-03-02" }), ["03-01", "03-02", "02-27", "02-28"]);
  assert.deepEqual(dates({ from: "2026-03-10" }), ["03-10", "03-13", "03-06", "03-09"]);
});

Deno.test("what is no period is named by its field", () => {
  const faults = (wish: Parameters<typeof periodOf>[0]) => {
    try {
      periodOf(wish, "UTC", Date.UTC(2026, 2, 12));
    } catch (error) {
      return error instanceof AppError ? error.details.fields : error;
    }
  };
  assert.deepEqual(faults({ from: "2026-02-30", to: "2026-03-01" }), { from: "date_invalid" });
  assert.deepEqual(faults({ from: "2026-03-01", to: "soon" }), { to: "date_invalid" });
  assert.deepEqual(faults({ from: "2026-03-02", to: "2026-03-01" }), { to: "dates_backwards" });
  assert.deepEqual(faults({ from: "2025-03-01", to: "2026-03-02" }), { from: "period_too_long" });
  assert.equal(faults({ from: "2025-03-02", to: "2026-03-02" }), undefined);
});
