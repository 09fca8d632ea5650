const YEAR = /^\d{4}$/;
const MONTH = /^(\d{4})-(\d{1,2})$/;
const DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
/** As it is written in Russian, the day first. */
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;

/**
 * The first moment of a day, month or year: `2026-03-31`, `31.03.2026`, `2026-03`, `2026`.
 * @returns ms since the epoch; undefined for anything else, a day that the calendar does not have too
 */
export function startOf(text: string, timeZone: string): number | undefined {
  const parts = partsOf(text);
  if (!parts) return undefined;
  const [year = 0, month = 1, day = 1] = parts;
  try {
    const date = Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
    return date.toZonedDateTime({ timeZone }).epochMilliseconds;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function partsOf(text: string): number[] | undefined {
  const dotted = DOTTED.exec(text);
  if (dotted) return dotted.slice(1).map(Number).reverse();
  if (YEAR.test(text)) return [Number(text)];
  return (DAY.exec(text) ?? MONTH.exec(text))?.slice(1).map(Number);
}
