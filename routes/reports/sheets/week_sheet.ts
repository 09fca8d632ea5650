import { hourText, weekdayText } from "@/components/reports/words.ts";
import type { Sheet } from "@/components/reports/sheet.ts";
import { reportHref } from "@/routes/reports/address.ts";
import type { SheetContext } from "@/routes/reports/sheets/context.ts";

const WEEK = [1, 2, 3, 4, 5, 6, 7];
const DAY = Array.from({ length: 24 }, (_, hour) => hour);

/** What was written in each hour of the week. */
export function weekSheet({ lang, report: { cells }, address, side }: SheetContext): Sheet {
  return {
    id: "week",
    title: lang.t("reports.table.week"),
    first: lang.t("reports.column.hour"),
    columns: WEEK.map((day) => ({ key: String(day), title: weekdayText(lang, day, "short"), kind: "count" })),
    rows: DAY.map((hour) => ({
      key: String(hour),
      name: hourText(hour),
      cells: WEEK.map((weekday) => {
        const value = cells.find((one) => one.weekday === weekday && one.hour === hour)?.[side] ?? 0;
        const href = reportHref("/tickets", address, { what: side, weekday, hour });
        return { value, href: value > 0 ? href : undefined };
      }),
    })),
  };
}
