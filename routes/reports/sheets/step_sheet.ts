import { dateText, hourText } from "@/components/reports/words.ts";
import type { Sheet, SheetRow } from "@/components/reports/sheet.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { StepView } from "@/lib/reports/report.ts";
import { type ReportAddress, reportHref } from "@/routes/reports/address.ts";
import type { SheetContext } from "@/routes/reports/sheets/context.ts";

/** What came and went, step by step of the period. */
export function stepSheet({ lang, report: { steps }, address }: SheetContext): Sheet {
  const { t } = lang;
  const shown = (["created", "closed", "received", "sent"] as const)
    .filter((one) => steps.some((step) => step[one] !== undefined))
    // What customers write is nobody's on our side.
    .filter((one) => one !== "received" || !(address.agent ?? address.team));
  return {
    ...stepNames(lang, steps),
    columns: shown.map((key) => ({ key, title: t(`reports.${key}.short`), kind: "count" })),
    rows: steps.map((step): SheetRow => ({
      ...stepRow(lang, step),
      cells: shown.map((what) => {
        const value = step[what] ?? 0;
        const href = reportHref("/tickets", stepAddress(address, step), { what, hour: step.hour });
        return { value, href: value > 0 ? href : undefined };
      }),
    })),
  };
}

/** Names the table, and its first column. */
export function stepNames({ t }: Lang, steps: readonly StepView[]) {
  const [first] = steps;
  const kind = first?.hour !== undefined
    ? "hour"
    : steps.some(({ from, to }) => from !== to)
    ? "week"
    : "date";
  const title = {
    hour: "reports.table.hours",
    week: "reports.table.weeks",
    date: "reports.table.steps",
  } as const;
  return { id: "steps", title: t(title[kind]), first: t(`reports.column.${kind}`) };
}

/** Names a step, in a table and below a chart. */
export function stepRow(lang: Lang, { from, to, hour }: StepView) {
  const name = hour === undefined ? dateText(lang, from) : hourText(hour);
  const whole = from === to ? name : lang.t("reports.dates", { from: name, to: dateText(lang, to) });
  return { key: hour === undefined ? from : String(hour), name: whole };
}

export function stepAddress(address: ReportAddress, { from, to }: StepView): ReportAddress {
  return { ...address, period: "own", from, to };
}
