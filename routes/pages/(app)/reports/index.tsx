import { Card } from "@/components/Card.tsx";
import { Stats } from "@/components/reports/Stats.tsx";
import { ReportFrame } from "@/routes/reports/frame.tsx";
import { reportPage } from "@/routes/reports/load.ts";
import { OverviewCharts } from "@/routes/reports/overview_charts.tsx";
import { SheetOf } from "@/routes/reports/sheet_card.tsx";
import { sheetsOf } from "@/routes/reports/sheets/mod.ts";
import { qualityStats, volumeStats } from "@/routes/reports/stats.ts";
import { signedIn } from "@/routes/guard.ts";
import { define } from "@/routes/state.ts";

export const handlers = define.handlers({
  GET: signedIn((ctx, desk) => reportPage(ctx, desk, "overview")),
});

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { t } = lang;
  return (
    <ReportFrame lang={lang} data={data} lead={t("reports.lead.overview")}>
      <Stats label={t("reports.volume")} stats={volumeStats(lang, data)} />
      <Stats label={t("reports.quality")} stats={qualityStats(lang, data)} />
      <OverviewCharts lang={lang} data={data} />
      {sheetsOf({ lang, ...data }).map((sheet) => (
        <Card key={sheet.id}>
          <details class="sheet-fold">
            <summary>{t("reports.table")}: {sheet.title.toLocaleLowerCase(lang.locale)}</summary>
            <SheetOf lang={lang} data={data} sheet={sheet} />
          </details>
        </Card>
      ))}
    </ReportFrame>
  );
});
