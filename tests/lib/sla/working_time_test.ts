import assert from "node:assert/strict";
import fc from "fast-check";
import { Calendar, HORIZON_MS } from "@/lib/sla/calendar.ts";
import { addWorkingTime, openingAt, workingTimeBetween } from "@/lib/sla/working_time.ts";
import { slowAdd, slowCount } from "./slow_count.ts";
import { anyMinute, anyWeek, aroundTheClock, DAY, HOUR, MINUTE, office, week } from "./weeks.ts";

Deno.test("working time is what a slow count minute by minute finds, whatever the clocks do", () => {
  fc.assert(
    fc.property(anyWeek, anyMinute, fc.integer({ min: 0, max: 5 * 1440 }), (week, from, minutes) => {
      const to = from + minutes * MINUTE;
      const fast = workingTimeBetween(new Calendar(week), from, to);
      assert.equal(fast, slowCount(week, from, to) * MINUTE);
    }),
    { numRuns: 150 },
  );
});

Deno.test("a deadline lies where a slow count minute by minute ends", () => {
  fc.assert(
    fc.property(anyWeek, anyMinute, fc.integer({ min: 1, max: 3 * 1440 }), (week, from, minutes) => {
      const slow = slowAdd(week, from, minutes, from + 8 * DAY);
      const fast = addWorkingTime(new Calendar(week), from, minutes * MINUTE);
      if (slow === undefined) assert.ok(fast > from + 8 * DAY);
      else assert.equal(fast, slow);
    }),
    { numRuns: 150 },
  );
});

const anyMs = fc.integer({ min: 0, max: 20 * DAY });

Deno.test("adding and counting undo each other, to the millisecond", () => {
  fc.assert(
    fc.property(anyWeek, anyMinute, anyMs, fc.integer({ min: 0, max: 59_999 }), (week, at, ms, odd) => {
      const calendar = new Calendar(week);
      const from = at + odd;
      const end = addWorkingTime(calendar, from, ms);
      const counted = workingTimeBetween(calendar, from, end);
      if (end === from + HORIZON_MS) assert.ok(counted <= ms);
      else assert.equal(counted, ms);
    }),
  );
});

Deno.test("parts of a stretch add up to the whole", () => {
  fc.assert(fc.property(anyWeek, anyMinute, anyMs, anyMs, (week, from, first, second) => {
    const calendar = new Calendar(week);
    const between = (a: number, b: number) => workingTimeBetween(calendar, a, b);
    const [middle, end] = [from + first, from + first + second];
    assert.equal(between(from, middle) + between(middle, end), between(from, end));
  }));
});

Deno.test("whether it is open, and until when, agrees with the count", () => {
  fc.assert(fc.property(anyWeek, anyMinute, (week, at) => {
    const calendar = new Calendar(week);
    const { open, changesAt } = openingAt(calendar, at);
    const end = Math.min(changesAt ?? Infinity, at + 20 * DAY);
    assert.equal(workingTimeBetween(calendar, at, end), open ? end - at : 0);
    if (changesAt !== null) assert.equal(openingAt(calendar, changesAt).open, !open);
  }));
});

const moscow = (text: string) => Date.parse(`${text}+03:00`);
const added = (
  weekly: Parameters<typeof week>[0],
  from: string,
  ms: number,
  holidays = [{ date: "2000-01-01" }],
) => addWorkingTime(new Calendar(week(weekly, "Europe/Moscow", holidays)), moscow(from), ms);

Deno.test("with hours 09:00–17:00, Friday 16:30 plus one hour is Monday 09:30", () => {
  assert.equal(added(office, "2026-01-16T16:30", HOUR), moscow("2026-01-19T09:30"));
});

Deno.test("what fits into the day ends with it, not on the next morning", () => {
  assert.equal(added(office, "2026-01-16T16:30", HOUR / 2), moscow("2026-01-16T17:00"));
  assert.equal(added(office, "2026-01-17T12:00", 8 * HOUR), moscow("2026-01-19T17:00"));
});

Deno.test("a split shift leaves the break out", () => {
  const split = [1, 2, 3, 4, 5].flatMap((day) => [{ day, from: 540, to: 780 }, { day, from: 840, to: 1080 }]);
  assert.equal(added(split, "2026-01-15T12:30", HOUR), moscow("2026-01-15T14:30"));
  assert.equal(added(split, "2026-01-15T13:30", 5 * HOUR), moscow("2026-01-16T10:00"));
});

Deno.test("a night shift goes on over midnight, also from Sunday to Monday", () => {
  const nights = [5, 6, 7].map((day) => ({ day, from: 22 * 60, to: 30 * 60 }));
  assert.equal(added(nights, "2026-01-16T23:30", HOUR), moscow("2026-01-17T00:30"));
  assert.equal(added(nights, "2026-01-18T23:00", 6 * HOUR), moscow("2026-01-19T05:00"));
  assert.equal(added(nights, "2026-01-19T05:30", HOUR), moscow("2026-01-23T22:30"));
});

Deno.test("around the clock no minute is lost at midnight", () => {
  for (const holidays of [[], [{ date: "2000-01-01" }]]) {
    const calendar = new Calendar(week(aroundTheClock, "Europe/Moscow", holidays));
    const from = moscow("2026-01-15T23:59");
    for (const ms of [1, MINUTE, 2 * MINUTE, DAY, 30 * DAY]) {
      assert.equal(addWorkingTime(calendar, from, ms), from + ms);
      assert.equal(workingTimeBetween(calendar, from, from + ms), ms);
    }
  }
});

Deno.test("a day off is left out, and the night shift before it is worked to its end", () => {
  const off = [{ date: "2026-01-19" }];
  assert.equal(added(office, "2026-01-16T16:30", HOUR, off), moscow("2026-01-20T09:30"));
  const nights = [7, 1].map((day) => ({ day, from: 22 * 60, to: 30 * 60 }));
  assert.equal(added(nights, "2026-01-19T05:00", 2 * HOUR, off), moscow("2026-01-25T23:00"));
});

Deno.test("a day of 23 hours has 23 working hours around the clock, and one of 25 has 25", () => {
  const calendar = new Calendar(week(aroundTheClock, "Europe/Berlin", [{ date: "2000-01-01" }]));
  const hours = (from: string, to: string) =>
    workingTimeBetween(calendar, Date.parse(from), Date.parse(to)) / HOUR;
  assert.equal(hours("2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00"), 23);
  assert.equal(hours("2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00"), 25);
});

Deno.test("a shift that begins in the hour that does not exist begins when the clocks are put forward", () => {
  const calendar = new Calendar(week([{ day: 7, from: 150, to: 240 }], "Europe/Berlin"));
  const { open, changesAt } = openingAt(calendar, Date.parse("2026-03-29T00:00+01:00"));
  assert.deepEqual([open, changesAt], [false, Date.parse("2026-03-29T03:00+02:00")]);
});

Deno.test("hours that never come again end ten years on, and opening never", () => {
  const calendar = new Calendar(week([{ day: 1, from: 0, to: 1 }]));
  const from = moscow("2026-01-15T12:00");
  assert.equal(addWorkingTime(calendar, from, 365 * DAY), from + HORIZON_MS);
  assert.deepEqual(openingAt(new Calendar(week(aroundTheClock)), from), { open: true, changesAt: null });
});
