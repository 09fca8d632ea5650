import type { ComponentChildren } from "preact";
import { Card } from "@/components/Card.tsx";
import type { Sheet } from "@/components/reports/sheet.ts";
import { SheetTable } from "@/components/reports/SheetTable.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import { reportHref } from "@/routes/reports/address.ts";
import type { ReportData } from "@/routes/reports/load.ts";

interface Props {
  lang: Lang;
  data: ReportData;
  sheet: Sheet;
}

/** A table of the report, and the way to have it as a file. */
export function SheetOf({ lang, data: { report, address, side }, sheet }: Props) {
  const own = side === "sent" ? { side } : {};
  const csv = reportHref("/export", address, { report: report.name, table: sheet.id, ...own });
  return <SheetTable lang={lang} sheet={sheet} csv={csv} />;
}

/** The same in a card of its own. */
export function SheetCard(props: Props) {
  return (
    <Card title={props.sheet.title}>
      <SheetOf {...props} />
    </Card>
  );
}

/** A chart, with its numbers as a table behind a fold. */
export function ChartCard(
  { title, children, ...rest }: Props & { title: string; children: ComponentChildren },
) {
  return (
    <Card title={title}>
      {children}
      <details class="sheet-fold">
        <summary>{rest.lang.t("reports.table")}</summary>
        <SheetOf {...rest} />
      </details>
    </Card>
  );
}
