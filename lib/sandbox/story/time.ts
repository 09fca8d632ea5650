const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const MOSCOW = 3 * UNITS.h;

/**
 * A span such as "40s", "12m", "3h" or "1d".
 * @returns ms
 * @throws {RangeError} for anything else
 */
export function span(text: string): number {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(text) ?? [];
  if (unit === "s" || unit === "m" || unit === "h" || unit === "d") return Number(count) * UNITS[unit];
  throw new RangeError(`Could not read the span "${text}"`);
}

/**
 * A moment such as "5d 14:20", five days ago by Moscow's clock, or "95m", so long ago.
 * @param now ms since the epoch
 * @returns ms since the epoch
 */
export function moment(text: string, now: number): number {
  const [, days, hours, minutes] = /^(\d+)d (\d\d):(\d\d)$/.exec(text) ?? [];
  if (days === undefined) return now - span(text);
  const midnight = Math.floor((now + MOSCOW) / UNITS.d) * UNITS.d - MOSCOW;
  return midnight - Number(days) * UNITS.d + Number(hours) * UNITS.h + Number(minutes) * UNITS.m;
}
