import { Chip } from "@/components/Chip.tsx";
import { HeatMap } from "@/components/reports/HeatMap.tsx";
import { hourText, weekdayText } from "@/components/reports/words.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { reportHref } from "@/routes/reports/address.ts";
import { ReportFrame } from "@/routes/reports/frame.tsx";
import { type ReportData, reportPage } from "@/routes/reports/load.ts";
import { ChartCard } from "@/routes/reports/sheet_card.tsx";
import { sheetsOf } from "@/routes/reports/sheets/mod.ts";
import { signedIn } from "@/routes/guard.ts";
import { define } from "@/routes/state.ts";

export const handlers = define.handlers({
  GET: signedIn((ctx, desk) => reportPage(ctx, desk, "hours")),
});

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { t } = lang;
  const { report, side } = data;
  const about = aboutHours(lang, data);
  const cells = report.cells.map(({ weekday, hour, [side]: value }) => ({ weekday, hour, value }));
  return (
    <ReportFrame lang={lang} data={data} lead={t("reports.lead.hours")}>
      {report.totals.received !== null && <Sides lang={lang} data={data} />}
      {sheetsOf({ lang, ...data }).map((sheet) => (
        <ChartCard key={sheet.id} lang={lang} data={data} sheet={sheet} title={t("reports.chart.hours")}>
          <p class="quiet">{about}</p>
          <HeatMap lang={lang} id="hours" title={t("reports.chart.hours")} about={about} cells={cells} />
        </ChartCard>
      ))}
    </ReportFrame>
  );
});

/** Whose messages the map tells. */
function Sides({ lang: { t }, data: { address, side } }: { lang: Lang; data: ReportData }) {
  return (
    <nav class="chips" aria-label={t("reports.side")}>
      {(["received", "sent"] as const).map((one) => (
        <Chip key={one} on={one === side} href={reportHref("/hours", address, { side: one })}>
          {t(`reports.side.${one}`)}
        </Chip>
      ))}
    </nav>
  );
}

/** The busiest hour, in a sentence. */
function aboutHours(lang: Lang, { report: { cells }, side }: ReportData): string {
  const { t, numbers } = lang;
  const [peak] = cells.toSorted((a, b) => b[side] - a[side]);
  if (!peak || peak[side] === 0) return t("reports.chart.hours.none");
  return t(`reports.chart.hours.${side}`, {
    weekday: weekdayText(lang, peak.weekday),
    hour: hourText(peak.hour),
    sum: numbers.count(cells.reduce((sum, one) => sum + one[side], 0)),
  });
}
