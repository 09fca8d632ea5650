import { type Context, page } from "fresh";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { CsiChart } from "@/components/csi/CsiChart.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { ChartColumnBig, Download } from "@/components/icons.ts";
import { Page } from "@/components/Page.tsx";
import { platformLabel } from "@/components/platform.ts";
import { isPlatform } from "@/lib/channels/capabilities.ts";
import { csiAnswers } from "@/lib/csi/answers.ts";
import { type CsiReport, csiReport, onlyOne } from "@/lib/csi/report.ts";
import { csiSettings } from "@/lib/csi/settings.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { membersById } from "@/lib/inbox/views/members.ts";
import { AnswerList } from "@/routes/csi/answer_list.tsx";
import { Figures, Totals } from "@/routes/csi/figures.tsx";
import { filtersIn, queryOf, ReportFilters } from "@/routes/csi/report_filters.tsx";
import { type Desk, signedIn } from "@/routes/guard.ts";
import { ReportTabs } from "@/routes/reports/tabs.tsx";
import { define, type State } from "@/routes/state.ts";
import { Title } from "@/routes/title.tsx";

const HERE = "/reports/csi";
const ANSWERS = 50;

export const handlers = define.handlers({
  GET: signedIn(async (ctx, desk) => page(await view(ctx, desk))),
});

async function view({ url, state: { services, lang } }: Context<State>, { workspace, viewer, may }: Desk) {
  const asked = filtersIn(url.searchParams);
  const report = await csiReport(services, workspace, viewer, asked, lang.timeZone);
  const only = onlyOne(viewer);
  const cursor = url.searchParams.get("cursor") ?? undefined;
  return {
    may,
    report,
    filters: { ...asked, from: report.period.first, to: report.period.last },
    answers: await csiAnswers(services, workspace, report.query, { limit: ANSWERS, cursor }),
    members: [...(await membersById(services, workspace)).values()].filter(({ id }) => id === (only ?? id)),
    isOn: (await csiSettings(workspace)).enabled,
  };
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { may, report, filters, members, isOn } = data;
  const { t } = lang;
  const setUp = may.manageSettings && (
    <ButtonLink kind="quiet" href="/settings/csi">
      {t(isOn ? "csi.report.settings" : "csi.report.off")}
    </ButtonLink>
  );
  return (
    <Page title={t("csi.title")} lead={t("csi.report.lead")} action={setUp}>
      <Title lang={lang} of={t("csi.title")} />
      <ReportTabs lang={lang} here="csi" />
      <div class="csi-report">
        <ReportFilters lang={lang} filters={filters} members={members} />
        {report.total.asked > 0 ? <Report lang={lang} {...data} /> : (
          <EmptyState
            icon={ChartColumnBig}
            title={t("csi.report.empty")}
            help={t(isOn ? "csi.report.empty.help" : "csi.report.off.help")}
          >
            {setUp}
          </EmptyState>
        )}
      </div>
    </Page>
  );
});

type Shown = Pick<Awaited<ReturnType<typeof view>>, "report" | "filters" | "answers"> & { lang: Lang };

function Report({ lang, report, filters, answers }: Shown) {
  const { t, locale } = lang;
  return (
    <>
      <Totals lang={lang} total={report.total} />
      <section class="part">
        <h2>{t("csi.report.chart")}</h2>
        <CsiChart lang={lang} steps={report.steps.map(barOf)} />
      </section>
      <Figures
        lang={lang}
        title={t("csi.report.platforms")}
        rows={report.platforms}
        nameOf={({ name }) => isPlatform(name) ? platformLabel(name, locale) : name}
      />
      <Figures
        lang={lang}
        title={t("csi.report.connections")}
        rows={report.connections}
        nameOf={({ name }) => name || t("csi.report.gone")}
      />
      <Figures
        lang={lang}
        title={t("csi.report.agents")}
        rows={report.agents}
        nameOf={({ id, name }) => name || t(id === null ? "csi.report.nobody" : "csi.report.former")}
      />
      <Answers lang={lang} filters={filters} answers={answers} />
    </>
  );
}

function barOf({ from, figures: { spread: [one, two, three, four, five] } }: CsiReport["steps"][number]) {
  return { from, good: four + five, middling: three, bad: one + two };
}

function Answers({ lang, filters, answers }: Omit<Shown, "report">) {
  const { t } = lang;
  return (
    <section class="part">
      <header class="csi-head">
        <h2>{t("csi.report.answers")}</h2>
        <ButtonLink small icon={Download} href={`${HERE}/export${queryOf(filters)}`} download>
          {t("csi.report.download")}
        </ButtonLink>
      </header>
      <AnswerList lang={lang} answers={answers.items} />
      {answers.nextCursor && (
        <ButtonLink href={`${HERE}${queryOf(filters, { cursor: answers.nextCursor })}`}>
          {t("csi.report.more")}
        </ButtonLink>
      )}
    </section>
  );
}
