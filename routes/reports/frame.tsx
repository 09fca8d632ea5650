import type { ComponentChildren } from "preact";
import { Banner } from "@/components/Banner.tsx";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { ChartColumnBig, Clock } from "@/components/icons.ts";
import { Page } from "@/components/Page.tsx";
import { datesText } from "@/components/reports/words.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Report } from "@/lib/reports/report.ts";
import { reportHref } from "@/routes/reports/address.ts";
import { ReportFilters } from "@/routes/reports/filters.tsx";
import type { ReportData } from "@/routes/reports/load.ts";
import { pathOf, ReportTabs } from "@/routes/reports/tabs.tsx";
import { ZoneLine } from "@/routes/reports/zone_line.tsx";
import { Title } from "@/routes/title.tsx";

interface Props {
  lang: Lang;
  data: ReportData;
  lead: string;
  children: ComponentChildren;
}

/** A report with what all of them have: the way to the others, the filters, and by what it counts. */
export function ReportFrame({ lang, data, lead, children }: Props) {
  const { t } = lang;
  const { report, address } = data;
  const path = pathOf(report.name);
  return (
    <Page title={t("reports.title")} lead={lead}>
      <Title lang={lang} of={`${t("reports.title")}: ${t(`reports.tab.${report.name}`)}`} />
      <ReportTabs lang={lang} here={report.name} address={address} />
      <ReportFilters lang={lang} path={path} data={data} />
      <p class="report-dates">
        {t("reports.compared", { dates: datesText(lang, report), before: datesText(lang, report.before) })}
      </p>
      {report.counting && <Banner icon={Clock}>{t("reports.counting")}</Banner>}
      {isEmpty(report)
        ? (
          <EmptyState icon={ChartColumnBig} title={t("reports.empty")} help={t("reports.empty.help")}>
            {address.period !== "90" && (
              <ButtonLink
                href={reportHref(path, { ...address, period: "90", from: undefined, to: undefined })}
              >
                {t("reports.empty.longer")}
              </ButtonLink>
            )}
          </EmptyState>
        )
        : children}
      <footer class="report-foot">
        {address.tag && <p>{t("reports.ofTag")}</p>}
        {(address.agent ?? address.team) && !address.tag && <p>{t("reports.ofAgent")}</p>}
        <p>{t("reports.exact")}</p>
        <ZoneLine lang={lang} timeZone={report.timeZone} mayChange={data.mayChangeZone} />
      </footer>
    </Page>
  );
}

function isEmpty({ totals: { created, closed, received, sent } }: Report): boolean {
  return created + closed + (received ?? 0) + sent === 0;
}
