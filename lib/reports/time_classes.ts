/** By how much the end of a class is longer than its beginning. */
const RATIO = 1.1;
const STEP = Math.log(RATIO);

/**
 * The class of a time: 0 below a second, then each a tenth longer than the one before. A year has 182 of them.
 * @param ms 0 or more
 */
export function classOf(ms: number): number {
  return ms < 1_000 ? 0 : 1 + Math.floor(Math.log(ms / 1_000) / STEP);
}

/**
 * The time that stands for a class: no time of it is more than 5 % away (half of the class, √1.1 − 1 = 4.9 %);
 * below a second, half a second.
 * @returns ms
 */
export function timeOf(timeClass: number): number {
  return Math.round(timeClass === 0 ? 500 : 1_000 * RATIO ** (timeClass - 0.5));
}

/** The class of a time by the database. @param ms an expression of SQL */
export function classSql(ms: string): string {
  return `iif((${ms}) < 1000, 0, 1 + CAST(ln((${ms}) / 1000.0) / ${STEP} AS INTEGER))`;
}
