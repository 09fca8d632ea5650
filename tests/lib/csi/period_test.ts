import assert from "node:assert/strict";
import { periodOf, stepsOf } from "@/lib/csi/period.ts";

const NOW = Date.parse("2026-03-31T22:30:00Z");
const DAY_MS = 86_400_000;

Deno.test("without a wish it is the last thirty days of the reader's calendar", () => {
  assert.deepEqual(periodOf({}, NOW, "UTC"), { first: "2026-03-02", last: "2026-03-31" });
  assert.deepEqual(periodOf({}, NOW, "Europe/Moscow"), { first: "2026-03-03", last: "2026-04-01" });
});

Deno.test("nonsense is as if it were not there, and a period never runs over two years or backwards", () => {
  for (const bad of ["", "завтра", "2026-02-30", "2026-13-01", "2026-3-1", "0000-00-00"]) {
    assert.deepEqual(periodOf({ first: bad, last: bad }, NOW, "UTC"), periodOf({}, NOW, "UTC"), bad);
  }
  assert.deepEqual(periodOf({ first: "2026-05-01", last: "2026-01-31" }, NOW, "UTC"), {
    first: "2026-01-02",
    last: "2026-01-31",
  });
  const long = periodOf({ first: "2000-01-01", last: "2026-03-31" }, NOW, "UTC");
  assert.equal((Date.parse(long.last) - Date.parse(long.first)) / DAY_MS, 730);
});

Deno.test("days, weeks and months follow each other without gaps, also where clocks are changed", () => {
  for (
    const [first, last, count] of [
      ["2026-03-20", "2026-04-05", 17],
      ["2026-03-31", "2026-03-31", 1],
      ["2026-01-01", "2026-03-31", 14],
      ["2025-06-10", "2026-03-31", 10],
    ] as const
  ) {
    for (
      const zone of ["UTC", "Europe/Berlin", "America/Santiago", "Asia/Kathmandu", "Australia/Lord_Howe"]
    ) {
      const steps = stepsOf({ first, last }, zone);
      assert.equal(steps.length, count, `${first} ${zone}`);
      const begin = Temporal.PlainDate.from(first).toZonedDateTime(zone).epochMilliseconds;
      const end = Temporal.PlainDate.from(last).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
      assert.deepEqual([steps[0]?.from, steps.at(-1)?.to], [begin, end]);
      for (const [index, step] of steps.entries()) {
        assert.ok(step.from < step.to);
        if (index > 0) assert.equal(step.from, steps[index - 1]?.to);
        assert.equal(step.from % 900_000, 0, "a whole quarter of an hour");
      }
    }
  }
});

Deno.test("the day on which clocks go forward is an hour shorter", () => {
  const [day] = stepsOf({ first: "2026-03-29", last: "2026-03-29" }, "Europe/Berlin");
  assert.equal(day && day.to - day.from, 23 * 3_600_000);
});
