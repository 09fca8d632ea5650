import type { Sheet, SheetCell, SheetColumn } from "@/components/reports/sheet.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { csvOf } from "@/lib/reports/csv.ts";

/**
 * A table as a CSV file to download: times in seconds, shares from 0 to 1.
 * @param name of the file, of safe letters, without its end
 */
export function sheetFile({ t }: Lang, { first, columns, rows }: Sheet, name: string): Response {
  const titles = columns.map(({ title, kind }) =>
    kind === "time" ? t("reports.column.seconds", { name: title }) : title
  );
  const lines = rows.map((row) => [
    row.fullName ?? row.name,
    ...columns.map((column, index) => valueOf(column, row.cells[index])),
  ]);
  return new Response(csvOf([[first, ...titles], ...lines]), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="otklik-${name}.csv"`,
      "cache-control": "no-store",
    },
  });
}

function valueOf({ kind }: SheetColumn, cell: SheetCell | undefined): string | number | null {
  const value = cell?.value ?? null;
  if (typeof value !== "number") return value;
  if (kind === "time") return Math.round(value / 1000);
  return kind === "share" || kind === "score" ? Math.round(value * 1000) / 1000 : value;
}
