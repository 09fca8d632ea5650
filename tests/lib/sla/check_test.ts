import assert from "node:assert/strict";
import { AppError } from "@/lib/errors.ts";
import { checkHours, type HoursInput, type IntervalInput } from "@/lib/sla/check_hours.ts";
import { checkPolicy, type PolicyInput } from "@/lib/sla/check_policy.ts";
import { isTimeZone } from "@/lib/sla/zone.ts";

const HOURS: HoursInput = {
  name: " Магазин\n ",
  timeZone: "Europe/Moscow",
  weekly: [{ day: 1, from: "09:00", to: "17:00" }],
  holidays: [],
};

const POLICY: PolicyInput = {
  name: "Обычная",
  hoursId: "hours",
  targets: { normal: { first: 30 } },
  warning: null,
  pausesResolution: false,
};

function faultsOf(check: () => unknown): unknown {
  try {
    check();
  } catch (error) {
    if (error instanceof AppError) return error.details.fields;
    throw error;
  }
  return {};
}

const hours = (change: Partial<HoursInput>) => faultsOf(() => checkHours({ ...HOURS, ...change }));
const interval = (one: IntervalInput) => hours({ weekly: [one] });
const policy = (change: Partial<PolicyInput>) => faultsOf(() => checkPolicy({ ...POLICY, ...change }));

Deno.test("good hours are kept as minutes of the day, in order", () => {
  const weekly = [
    { day: 2, from: "22:00", to: "06:00", overnight: true },
    { day: 1, from: "14:00", to: "24:00" },
    { day: 1, from: "9:30", to: "13:00" },
    { day: 7, from: "00:00", to: "00:00" },
  ];
  assert.deepEqual(checkHours({ ...HOURS, weekly }), {
    name: "Магазин",
    timeZone: "Europe/Moscow",
    holidays: [],
    weekly: [
      { day: 1, from: 570, to: 780 },
      { day: 1, from: 840, to: 1440 },
      { day: 2, from: 1320, to: 1800 },
      { day: 7, from: 0, to: 1440 },
    ],
  });
});

Deno.test("an interval that ends before it begins is refused, unless it goes over midnight", () => {
  assert.deepEqual(interval({ day: 1, from: "17:00", to: "09:00" }), { "weekly.0.to": "interval_backwards" });
  assert.deepEqual(interval({ day: 1, from: "09:00", to: "09:00" }), { "weekly.0.to": "interval_backwards" });
  assert.deepEqual(interval({ day: 1, from: "17:00", to: "09:00", overnight: true }), {});
  assert.deepEqual(interval({ day: 1, from: "09:00", to: "17:00", overnight: true }), {
    "weekly.0.to": "interval_too_long",
  });
});

Deno.test("what is no time of a day is refused where it stands", () => {
  for (const time of ["", "25:00", "12:60", "24:30", "noon", "-1:00"]) {
    assert.deepEqual(
      interval({ day: 1, from: time, to: "17:00" }),
      { "weekly.0.from": "time_invalid" },
      time,
    );
    assert.deepEqual(interval({ day: 1, from: "09:00", to: time }), { "weekly.0.to": "time_invalid" }, time);
  }
});

Deno.test("hours without any working time, without a name and in no zone are refused at once", () => {
  assert.deepEqual(hours({ name: "  ", weekly: [], timeZone: "Europe/Atlantis" }), {
    name: "required",
    weekly: "hours_empty",
    timeZone: "zone_unknown",
  });
});

Deno.test("a zone is a name of the IANA database, not an offset", () => {
  for (const name of ["Europe/Moscow", "UTC", "America/Argentina/Buenos_Aires", "Asia/Calcutta"]) {
    assert.ok(isTimeZone(name), name);
  }
  for (const name of ["", "+03:00", "Mars/Base", "Europe/Moscow ", "../etc", "x".repeat(100)]) {
    assert.ok(!isTimeZone(name), name);
  }
});

Deno.test("a day off has to be a day of the calendar", () => {
  assert.deepEqual(hours({ holidays: [{ date: "2026-02-29" }, { date: "завтра" }] }), {
    "holidays.0.date": "date_invalid",
    "holidays.1.date": "date_invalid",
  });
  const holidays = [{ date: "2026-01-07", yearly: true, name: "Рождество" }];
  assert.deepEqual(checkHours({ ...HOURS, holidays }).holidays, holidays);
});

Deno.test("a policy needs hours and at least one time", () => {
  assert.deepEqual(policy({ hoursId: "", targets: {}, name: "" }), {
    name: "required",
    hoursId: "hours_missing",
    targets: "targets_empty",
  });
});

Deno.test("times are whole minutes up to a year, and a warning lies before the deadline", () => {
  assert.deepEqual(
    policy({ targets: { normal: { first: 0, next: 1.5 }, urgent: { resolution: 525_601 } } }),
    {
      "targets.normal.first": "minutes_invalid",
      "targets.normal.next": "minutes_invalid",
      "targets.urgent.resolution": "minutes_invalid",
    },
  );
  for (const warning of [{ share: 0 }, { share: 1 }, { share: NaN }, { minutes: 0 }]) {
    assert.deepEqual(policy({ warning }), { warning: "warning_invalid" });
  }
  assert.deepEqual(policy({ warning: { share: 0.8 } }), {});
});
