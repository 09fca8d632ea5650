import type { Sheet, SheetCell, SheetColumn } from "@/components/reports/sheet.ts";
import type { ClockKind } from "@/db/schema/workspace.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { type Kept, keptInAll, keptShare } from "@/lib/reports/kept.ts";
import type { Row } from "@/lib/reports/report.ts";
import { CLOCK_KINDS } from "@/lib/sla/priorities.ts";
import { type ReportAddress, reportHref } from "@/routes/reports/address.ts";
import { fullName, rowAddress, rowName, type SheetContext } from "@/routes/reports/sheets/context.ts";
import { stepAddress, stepNames, stepRow } from "@/routes/reports/sheets/step_sheet.ts";

const OUTCOMES = ["met", "missed", "dropped"] as const;
const TABLES = {
  connection: { id: "connections", title: "reports.table.connections" },
  agent: { id: "agents", title: "reports.table.agents" },
} as const;

/** How deadlines were kept: step by step, by their kind, by channel, and by people. */
export function keptSheets(context: SheetContext): Sheet[] {
  const { report: { rows, steps } } = context;
  return [
    ...steps.length > 0 ? [stepsSheet(context)] : [],
    kindSheet(context),
    ...(["connection", "agent"] as const).flatMap((kind) => {
      const own = rows.filter((row) => row.kind === kind);
      return own.length > 0 ? [rowSheet(context, kind, own)] : [];
    }),
  ];
}

function kindSheet({ lang, report: { totals }, address }: SheetContext): Sheet {
  const { t } = lang;
  // By tag, later answers are not counted.
  const kinds = CLOCK_KINDS.filter((kind) => kind !== "next" || address.tag === undefined);
  return {
    id: "kinds",
    title: t("reports.table.kinds"),
    first: t("reports.column.kind"),
    columns: columnsOf(lang),
    rows: kinds.map((kind) => ({
      key: kind,
      name: t(`reports.${kind}`),
      cells: cellsOf(totals.sla[kind], address, kind),
    })),
  };
}

function rowSheet({ lang, address }: SheetContext, kind: keyof typeof TABLES, rows: readonly Row[]): Sheet {
  const { t } = lang;
  const { id, title } = TABLES[kind];
  return {
    id,
    title: t(title),
    first: t(kind === "agent" ? "reports.column.agent" : "reports.column.name"),
    columns: columnsOf(lang),
    rows: rows.flatMap((row) =>
      row.figures.sla
        ? [{
          key: row.id,
          name: rowName(lang, row),
          fullName: fullName(lang, row),
          platform: row.platform,
          cells: cellsOf(keptInAll(row.figures.sla), rowAddress(address, row)),
        }]
        : []
    ),
  };
}

function stepsSheet({ lang, report: { steps }, address }: SheetContext): Sheet {
  return {
    ...stepNames(lang, steps),
    columns: columnsOf(lang),
    rows: steps.flatMap((step) =>
      step.sla
        ? [{ ...stepRow(lang, step), cells: cellsOf(keptInAll(step.sla), stepAddress(address, step)) }]
        : []
    ),
  };
}

function columnsOf({ t }: Lang): SheetColumn[] {
  return [
    ...OUTCOMES.map((key) => ({ key, title: t(`reports.column.${key}`), kind: "count" as const })),
    { key: "share", title: t("reports.column.share"), kind: "share" },
  ];
}

function cellsOf(kept: Kept, address: ReportAddress, kind?: ClockKind): SheetCell[] {
  const href = (outcome: string) => reportHref("/tickets", address, { what: `sla_${outcome}`, kind });
  return [
    ...OUTCOMES.map((one) => ({ value: kept[one], href: kept[one] > 0 ? href(one) : undefined })),
    { value: keptShare(kept) },
  ];
}
