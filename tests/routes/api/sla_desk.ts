/** Monday to Friday, 09:00 to 17:00 in Moscow. */
export const HOURS = {
  name: "Магазин",
  timeZone: "Europe/Moscow",
  weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from: "09:00", to: "17:00" })),
};

/** Around the clock. */
export const ALWAYS = {
  name: "Круглосуточно",
  timeZone: "UTC",
  weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: "00:00", to: "24:00" })),
};

/** Half an hour to the first answer, an hour to the next, a day to the end; urgent ones sooner. */
export function policyBy(hoursId: string, change: Record<string, unknown> = {}) {
  return {
    name: "Обычное",
    hoursId,
    targets: { normal: { first: 30, next: 60, resolution: 1440 }, urgent: { first: 5 } },
    ...change,
  };
}
