import { Card } from "@/components/Card.tsx";
import { BarChart } from "@/components/reports/BarChart.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Row } from "@/lib/reports/report.ts";
import type { ReportData } from "@/routes/reports/load.ts";
import { fullName } from "@/routes/reports/sheets/context.ts";

type Counted = "created" | "received" | "sent";

interface Props {
  lang: Lang;
  data: ReportData;
  /** Which rows. */
  kind: Row["kind"];
  title: string;
  /** Which numbers, the first one decides the order. */
  of: readonly Counted[];
}

const MOST_BARS = 10;
const MOST_NAMES = 3;

/** The greatest parts as bars; all of them stand in the table below. */
export function BarCard({ lang, data: { report, address }, kind, title, of }: Props) {
  const { t } = lang;
  const people = Boolean(address.agent ?? address.team);
  const shown = people ? of.filter((one) => one !== "received") : of;
  const rows = report.rows.filter((row) => row.kind === kind).slice(0, MOST_BARS).map((row) => ({
    name: fullName(lang, row),
    values: shown.map((one) => row.figures[one] ?? 0),
  }));
  if (rows.length < 2) return null;
  const names = rows.slice(0, MOST_NAMES).map(({ name }) => name).join(", ");
  return (
    <Card title={title}>
      <BarChart
        lang={lang}
        id={`${kind}-bars`}
        title={title}
        about={t("reports.chart.bars.about", { names })}
        series={shown.map((one, index) => ({
          key: index === 0 ? "first" : "second",
          name: t(`reports.${one}.short`),
        }))}
        rows={rows}
      />
    </Card>
  );
}
