import { page } from "fresh";
import { Button } from "@/components/Button.tsx";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { Icon } from "@/components/Icon.tsx";
import { Plug, Search, SearchX, UsersRound } from "@/components/icons.ts";
import { Page } from "@/components/Page.tsx";
import { PeopleList } from "@/components/people/PeopleList.tsx";
import TimeZone from "@/islands/TimeZone.tsx";
import { listContacts } from "@/lib/contacts/list.ts";
import type { ContactSummary } from "@/lib/contacts/view.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Paged } from "@/lib/inbox/view.ts";
import { signedIn } from "@/routes/guard.ts";
import { define } from "@/routes/state.ts";
import { Title } from "@/routes/title.tsx";

const LIMIT = 50;

export const handlers = define.handlers({
  GET: signedIn(async ({ state: { services, lang }, url }, { workspace, may }) => {
    const q = url.searchParams.get("q")?.trim() ?? "";
    const cursor = url.searchParams.get("cursor") ?? undefined;
    const people = await listContacts(services, workspace, lang.locale, { q, limit: LIMIT, cursor });
    return page({ q, may, people, isFirst: cursor === undefined });
  }),
});

export default define.page<typeof handlers>(({ data: { q, may, people, isFirst }, state: { lang } }) => (
  <Page title={lang.t("people.title")} lead={lang.t("people.lead")}>
    <Title lang={lang} of={lang.t("people.title")} />
    <SearchBox lang={lang} q={q} />
    {people.items.length > 0
      ? <PeopleList lang={lang} people={people.items} />
      : isFirst && !people.nextCursor
      ? <Nobody lang={lang} q={q} mayConnect={may.manageConnections} />
      : <p class="quiet">{lang.t(people.nextCursor ? "people.further" : "people.end")}</p>}
    <More lang={lang} q={q} people={people} />
    <TimeZone />
  </Page>
));

function SearchBox({ lang: { t }, q }: { lang: Lang; q: string }) {
  return (
    <form class="find-form people-find" method="get" action="/contacts" role="search">
      <div class="search">
        <Icon of={Search} size={18} />
        <input
          type="search"
          name="q"
          value={q}
          aria-label={t("people.search")}
          placeholder={t("people.search")}
          autocomplete="off"
        />
      </div>
      <Button>{t("people.find")}</Button>
    </form>
  );
}

function Nobody({ lang: { t }, q, mayConnect }: { lang: Lang; q: string; mayConnect: boolean }) {
  if (q) {
    return (
      <EmptyState icon={SearchX} title={t("people.none.title", { query: q })} help={t("people.none.help")}>
        <ButtonLink href="/contacts">{t("people.none.all")}</ButtonLink>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={UsersRound} title={t("people.empty.title")} help={t("people.empty.help")}>
      {mayConnect && (
        <ButtonLink kind="main" icon={Plug} href="/settings/channels">{t("people.empty.step")}</ButtonLink>
      )}
    </EmptyState>
  );
}

function More({ lang, q, people: { nextCursor } }: { lang: Lang; q: string; people: Paged<ContactSummary> }) {
  if (!nextCursor) return null;
  const query = new URLSearchParams({ ...(q && { q }), cursor: nextCursor });
  return (
    <p>
      <ButtonLink href={`/contacts?${query}`}>{lang.t("people.more")}</ButtonLink>
    </p>
  );
}
