const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * The first instant at which the wall clock of a zone shows a time of a day, or a later one: where clocks are
 * put back it is the first of the two, where they are put forward over it, the moment of the change.
 * @param day days since 1 January 1970, by the wall calendar
 * @param minutes from that day's midnight; 1440 and more are of the next day
 * @returns ms since the epoch
 */
export function firstInstant(timeZone: string, day: number, minutes: number): number {
  const wall = new Date(day * DAY_MS + minutes * MINUTE_MS).toISOString().slice(0, -1);
  const asked = Temporal.PlainDateTime.from(wall);
  const found = asked.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  if (found.toPlainDateTime().equals(asked)) return found.epochMilliseconds;
  return (found.getTimeZoneTransition("next") ?? found).epochMilliseconds;
}

/** Is it the name of a zone in the IANA database? A bare offset is none: it knows no summer time. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(name) || name.length > 64) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
