const DAY_MIN = 24 * 60;

/** From when to when by the wall clock of a zone, `22:00` to `08:00`; may go over midnight. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
  /** IANA name. */
  readonly timeZone: string;
}

/**
 * Is it a time of quiet? The first minute is, the one at which it ends is not.
 * @param now ms since the epoch
 */
export function isQuietNow({ from, to, timeZone }: QuietHours, now: number): boolean {
  const wall = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const minute = wall.hour * 60 + wall.minute;
  const since = (minute - minutesOf(from) + DAY_MIN) % DAY_MIN;
  const length = (minutesOf(to) - minutesOf(from) + DAY_MIN) % DAY_MIN;
  return since < length;
}

/** A time of a day as a form has it, `07:30`. */
export function isClock(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}
