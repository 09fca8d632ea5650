/** An hour as the clock on the wall shows it. */
export interface WallHour {
  /** Days since 1 January 1970, by the wall calendar. */
  readonly day: number;
  /** 0 to 23; an hour that comes twice, when clocks are put back, is one. */
  readonly hour: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
export const QUARTER_MS = HOUR_MS / 4;
const MOST_KEPT = 20_000;

/** Offsets by zone and quarter of an hour: no zone of today changes its clocks in between. */
const offsets = new Map<string, number>();

/** @param at ms since the epoch */
export function wallHour(timeZone: string, at: number): WallHour {
  const wall = at + offsetAt(timeZone, Math.floor(at / QUARTER_MS));
  const day = Math.floor(wall / DAY_MS);
  return { day, hour: Math.floor((wall - day * DAY_MS) / HOUR_MS) };
}

/** Asking a zone for its rules takes longer than all the rest of counting a message. */
function offsetAt(timeZone: string, quarter: number): number {
  const key = `${timeZone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const instant = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER_MS);
  const offset = instant.toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6;
  if (offsets.size >= MOST_KEPT) offsets.clear();
  offsets.set(key, offset);
  return offset;
}
