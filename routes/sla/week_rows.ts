import type { IntervalInput } from "@/lib/sla/check_hours.ts";
import type { Form } from "@/routes/forms.ts";

export const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export const MOST_ROWS = 8;

/** What the fields of one interval are called. */
export function rowName(day: number, row: number): string {
  return `d${day}-${row}`;
}

interface Row extends IntervalInput {
  readonly name: string;
}

/**
 * The intervals that a form has, row by row; one that is left empty is none, and those after it move up, as they
 * do on the page that is shown again.
 */
export function rowsOf(form: Form): Row[] {
  return DAYS.flatMap((day) =>
    Array.from({ length: MOST_ROWS }, (_, row) => {
      const name = rowName(day, row);
      const [from, to] = [form.text(`${name}-from`), form.text(`${name}-to`)];
      return { day, from, to, overnight: form.has(`${name}-over`) };
    }).filter(({ from, to }) => from !== "" || to !== "")
      .map((interval, row) => ({ ...interval, name: rowName(day, row) }))
  );
}
