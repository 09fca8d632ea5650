import type { Sheet } from "@/components/reports/sheet.ts";
import type { Row } from "@/lib/reports/report.ts";
import { reportHref } from "@/routes/reports/address.ts";
import { fullName, rowAddress, rowName, type SheetContext } from "@/routes/reports/sheets/context.ts";
import { figureSheet } from "@/routes/reports/sheets/figure_columns.ts";

const KINDS = {
  platform: { id: "platforms", title: "reports.table.platforms" },
  connection: { id: "connections", title: "reports.table.connections" },
  agent: { id: "agents", title: "reports.table.agents" },
  team: { id: "teams", title: "reports.table.teams" },
  tag: { id: "tags", title: "reports.table.tags" },
} as const satisfies Record<Row["kind"], unknown>;

/** A table for each kind of rows that there are, with the sums below where parts make a whole. */
export function figureSheets(context: SheetContext): Sheet[] {
  const kinds = [...Map.groupBy(context.report.rows, ({ kind }) => kind)];
  return kinds.map(([kind, rows]) => sheetOf(context, kind, rows));
}

function sheetOf({ lang, report, address }: SheetContext, kind: Row["kind"], rows: readonly Row[]): Sheet {
  const { t } = lang;
  const people = kind === "agent" || kind === "team" || Boolean(address.agent ?? address.team);
  const { columns, cells } = figureSheet(lang, { people, tags: kind === "tag" || address.tag !== undefined });
  const own = rows.map((row) => ({
    key: row.id,
    name: rowName(lang, row),
    fullName: fullName(lang, row),
    platform: kind === "tag" ? undefined : row.platform,
    href: reportHref("", rowAddress(address, row)),
    cells: cells(row.figures, rowAddress(address, row)),
  }));
  const whole = kind === "connection" || kind === "agent";
  const sum = { key: "total", name: t("reports.total"), cells: cells(report.totals, address) };
  const { id, title } = KINDS[kind];
  return {
    id,
    title: t(title),
    first: t(kind === "agent" ? "reports.column.agent" : "reports.column.name"),
    columns,
    rows: whole ? [...own, sum] : own,
  };
}
