/** Programs that open tables take what begins with one of these for a formula; some also the wide ones of Asia. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/** By this mark a table program knows that the file is in UTF-8. */
const MARK = "\uFEFF";

/**
 * A table as a file (RFC 4180): fields in quotes where they have to be, lines that end with CR LF. A text that
 * would be taken for a formula gets an apostrophe ahead; numbers are numbers, with a point.
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return MARK + rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

function field(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
