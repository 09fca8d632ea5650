import { page } from "fresh";
import { Banner } from "@/components/Banner.tsx";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { Clock, Search, SearchX } from "@/components/icons.ts";
import { Page } from "@/components/Page.tsx";
import { Hits } from "@/components/search/Hits.tsx";
import { searchHref } from "@/components/search/query.ts";
import { SearchForm } from "@/components/search/SearchForm.tsx";
import { SearchHelp } from "@/components/search/SearchHelp.tsx";
import TimeZone from "@/islands/TimeZone.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import { signedIn } from "@/routes/guard.ts";
import { type SearchPage, searchPage } from "@/routes/search/view.ts";
import { define } from "@/routes/state.ts";
import { Title } from "@/routes/title.tsx";

export const handlers = define.handlers({
  GET: signedIn(async (ctx, desk) => {
    const data = await searchPage(ctx, desk);
    return page(data, { status: data.fault ? 400 : 200 });
  }),
});

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { state, filters, fault } = data;
  const of = state.q ? `${state.q} · ${lang.t("search.title")}` : lang.t("search.title");
  return (
    <Page title={lang.t("search.title")}>
      <Title lang={lang} of={of} />
      <SearchForm lang={lang} state={state} filters={filters} fault={fault} />
      <Found lang={lang} data={data} />
      <TimeZone />
    </Page>
  );
});

function Found({ lang, data: { state, answer, fault } }: { lang: Lang; data: SearchPage }) {
  const { t } = lang;
  if (!answer) return <Start lang={lang} fault={fault} />;
  if (answer.wordless) return <Wordless lang={lang} />;
  const { items, nextCursor, reachedAt, filling, cut } = answer;
  return (
    <div class="found">
      {filling && <Banner icon={Clock} tone="note">{t("search.filling")}</Banner>}
      {cut && <Banner icon={Search}>{t("search.cut")}</Banner>}
      <Hits lang={lang} state={state} hits={items} />
      {items.length === 0 && !nextCursor && (
        <EmptyState
          icon={SearchX}
          title={t("search.empty.title", { query: state.q })}
          help={t("search.empty.help")}
        />
      )}
      {reachedAt && (
        <p class="quiet" role="status">{t("search.reached", { date: lang.dates.full(reachedAt) })}</p>
      )}
      {nextCursor && <ButtonLink href={searchHref(state, nextCursor)}>{t("search.more")}</ButtonLink>}
    </div>
  );
}

function Wordless({ lang }: { lang: Lang }) {
  const { t } = lang;
  return (
    <>
      <EmptyState icon={SearchX} title={t("search.wordless.title")} help={t("search.wordless.help")} />
      <SearchHelp lang={lang} />
    </>
  );
}

function Start({ lang, fault }: { lang: Lang; fault?: string }) {
  const { t } = lang;
  return (
    <>
      {!fault && <EmptyState icon={Search} title={t("search.start.title")} help={t("search.start.help")} />}
      <SearchHelp lang={lang} />
    </>
  );
}
