import { Card } from "@/components/Card.tsx";
import { LineChart, type Series } from "@/components/reports/LineChart.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import { stepRow } from "@/routes/reports/sheets/step_sheet.ts";
import type { ReportData } from "@/routes/reports/load.ts";

type Counted = "created" | "closed" | "received" | "sent";

interface Props {
  lang: Lang;
  data: ReportData;
}

/** How tickets and messages went, day by day. By tag there are no messages to show. */
export function OverviewCharts({ lang, data }: Props) {
  const { t } = lang;
  const { report: { totals }, address } = data;
  const people = Boolean(address.agent ?? address.team);
  return (
    <div class="report-charts">
      <Card title={t("reports.chart.tickets")}>
        <Chart lang={lang} data={data} id="tickets" first="created" second="closed" />
      </Card>
      {address.tag === undefined && (
        <Card title={t("reports.chart.messages")}>
          {people || totals.received === null
            ? <Chart lang={lang} data={data} id="messages" first="sent" />
            : <Chart lang={lang} data={data} id="messages" first="received" second="sent" />}
        </Card>
      )}
    </div>
  );
}

interface ChartProps extends Props {
  id: "tickets" | "messages";
  first: Counted;
  second?: Counted;
}

function Chart({ lang, data: { report }, id, first, second }: ChartProps) {
  const { t, numbers } = lang;
  const { steps, totals } = report;
  const names = steps.map((step) => stepRow(lang, step).name);
  const series = [first, ...second ? [second] : []].map((key, index): Series => ({
    key: index === 0 ? "first" : "second",
    name: t(`reports.${key}.short`),
    values: steps.map((step) => step[key] ?? 0),
  }));
  const values = series[0]?.values ?? [];
  const most = Math.max(0, ...values);
  const sums = Object.fromEntries(
    (["created", "closed", "received", "sent"] as const).map((key) => [key, numbers.count(totals[key] ?? 0)]),
  );
  const peak = names[values.indexOf(most)] ?? "";
  const about = t(`reports.chart.${id}.about`, { ...sums, peak, most: numbers.count(most) });
  return (
    <LineChart
      lang={lang}
      id={id}
      title={t(`reports.chart.${id}`)}
      about={about}
      steps={names}
      series={series}
    />
  );
}
