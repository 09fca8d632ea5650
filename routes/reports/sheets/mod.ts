import type { Sheet } from "@/components/reports/sheet.ts";
import type { ReportName } from "@/lib/reports/report.ts";
import type { SheetContext } from "@/routes/reports/sheets/context.ts";
import { figureSheets } from "@/routes/reports/sheets/figure_sheets.ts";
import { keptSheets } from "@/routes/reports/sheets/kept_sheets.ts";
import { stepSheet } from "@/routes/reports/sheets/step_sheet.ts";
import { weekSheet } from "@/routes/reports/sheets/week_sheet.ts";

const SHEETS: Readonly<Record<ReportName, (context: SheetContext) => Sheet[]>> = {
  overview: (context) => [stepSheet(context)],
  channels: figureSheets,
  agents: figureSheets,
  tags: figureSheets,
  hours: (context) => [weekSheet(context)],
  sla: keptSheets,
};

/** All tables of a report: a page shows them, and each can be had as a file. */
export function sheetsOf(context: SheetContext): Sheet[] {
  return SHEETS[context.report.name](context);
}
