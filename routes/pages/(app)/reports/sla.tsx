import { ButtonLink } from "@/components/ButtonLink.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { AlarmClock } from "@/components/icons.ts";
import { KeptChart } from "@/components/reports/KeptChart.tsx";
import type { Sheet } from "@/components/reports/sheet.ts";
import { Stats } from "@/components/reports/Stats.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import { keptInAll } from "@/lib/reports/kept.ts";
import { ReportFrame } from "@/routes/reports/frame.tsx";
import { keptStats } from "@/routes/reports/kept_stats.ts";
import { type ReportData, reportPage } from "@/routes/reports/load.ts";
import { ChartCard, SheetCard } from "@/routes/reports/sheet_card.tsx";
import { sheetsOf } from "@/routes/reports/sheets/mod.ts";
import { stepRow } from "@/routes/reports/sheets/step_sheet.ts";
import { signedIn } from "@/routes/guard.ts";
import { define } from "@/routes/state.ts";

export const handlers = define.handlers({
  GET: signedIn((ctx, desk) => reportPage(ctx, desk, "sla")),
});

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { t } = lang;
  const { met, missed, dropped } = keptInAll(data.report.totals.sla);
  return (
    <ReportFrame lang={lang} data={data} lead={t("reports.lead.sla")}>
      {met + missed + dropped === 0 ? <None lang={lang} mayChange={data.mayChangeZone} /> : (
        <>
          <Stats label={t("reports.tab.sla")} stats={keptStats(lang, data)} />
          {sheetsOf({ lang, ...data }).map((sheet) =>
            sheet.id === "steps"
              ? <Steps key={sheet.id} lang={lang} data={data} sheet={sheet} />
              : <SheetCard key={sheet.id} lang={lang} data={data} sheet={sheet} />
          )}
        </>
      )}
    </ReportFrame>
  );
});

function Steps({ lang, data, sheet }: { lang: Lang; data: ReportData; sheet: Sheet }) {
  const { t, numbers } = lang;
  const { met, missed } = keptInAll(data.report.totals.sla);
  const steps = data.report.steps.flatMap((step) =>
    step.sla ? [{ name: stepRow(lang, step).name, ...keptInAll(step.sla) }] : []
  );
  return (
    <ChartCard lang={lang} data={data} sheet={sheet} title={t("reports.chart.sla")}>
      <KeptChart
        lang={lang}
        id="sla"
        title={t("reports.chart.sla")}
        about={t("reports.chart.sla.about", { met: numbers.count(met), missed: numbers.count(missed) })}
        steps={steps}
      />
    </ChartCard>
  );
}

function None({ lang: { t }, mayChange }: { lang: Lang; mayChange: boolean }) {
  return (
    <EmptyState icon={AlarmClock} title={t("reports.sla.none")} help={t("reports.sla.none.help")}>
      {mayChange && <ButtonLink href="/settings/sla">{t("reports.sla.settings")}</ButtonLink>}
    </EmptyState>
  );
}
