import { page } from "fresh";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { Chip } from "@/components/Chip.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { ArrowLeft, SearchX } from "@/components/icons.ts";
import { Page } from "@/components/Page.tsx";
import { SheetTable } from "@/components/reports/SheetTable.tsx";
import { datesText, hourText, weekdayText } from "@/components/reports/words.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { dateOf } from "@/lib/reports/period.ts";
import { reportHref } from "@/routes/reports/address.ts";
import { type BehindData, behindQuery, loadBehind } from "@/routes/reports/behind.ts";
import { ticketSheet } from "@/routes/reports/sheets/ticket_sheet.ts";
import { signedIn } from "@/routes/guard.ts";
import { define } from "@/routes/state.ts";
import { Title } from "@/routes/title.tsx";

const AT_ONCE = 50;
/** What takes time can be sorted by it. */
const TIMED: ReadonlySet<string> = new Set(["closed", "first", "next"]);

export const handlers = define.handlers({
  GET: signedIn(async (ctx, desk) => {
    const cursor = ctx.url.searchParams.get("cursor") ?? undefined;
    return page(await loadBehind(ctx, desk, { limit: AT_ONCE, cursor }));
  }),
});

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { t } = lang;
  const { address, behind, frame, found: { items, nextCursor } } = data;
  const title = t(`reports.behind.${behind.what}`);
  const query = behindQuery(behind);
  return (
    <Page
      title={title}
      lead={leadOf(lang, data)}
      action={
        <ButtonLink kind="quiet" icon={ArrowLeft} href={reportHref("", address)}>
          {t("reports.behind.back")}
        </ButtonLink>
      }
    >
      <Title lang={lang} of={title} />
      {TIMED.has(behind.what) && <Order lang={lang} data={data} />}
      {items.length === 0
        ? <EmptyState icon={SearchX} title={t("reports.behind.none")} help={t("reports.behind.none.help")} />
        : (
          <SheetTable
            lang={lang}
            sheet={ticketSheet(lang, items, frame.period.timeZone)}
            csv={reportHref("/export", address, { report: "tickets", ...query })}
          />
        )}
      {nextCursor && (
        <p class="report-next">
          <ButtonLink href={reportHref("/tickets", address, { ...query, cursor: nextCursor })}>
            {t("reports.behind.more")}
          </ButtonLink>
        </p>
      )}
    </Page>
  );
});

function Order({ lang: { t }, data: { address, behind } }: { lang: Lang; data: BehindData }) {
  const query = behindQuery(behind);
  const href = (sort: "slow" | undefined) => reportHref("/tickets", address, { ...query, sort });
  return (
    <nav class="chips" aria-label={t("inbox.filter.sort")}>
      <Chip on={!behind.sort} href={href(undefined)}>{t("reports.behind.newest")}</Chip>
      <Chip on={behind.sort === "slow"} href={href("slow")}>{t("reports.behind.slow")}</Chip>
    </nav>
  );
}

/** Which days and hours. */
function leadOf(lang: Lang, { behind: { weekday, hour }, frame: { period } }: BehindData): string {
  const { t } = lang;
  const dates = datesText(lang, { from: dateOf(period.from), to: dateOf(period.to) });
  const day = weekday === undefined ? "" : weekdayText(lang, weekday);
  const time = hour === undefined ? "" : hourText(hour);
  const narrow = day && time ? t("reports.behind.at", { weekday: day, hour: time }) : day || time;
  return [dates, narrow].filter(Boolean).join(", ");
}
