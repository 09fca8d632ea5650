import type { ComponentChildren } from "preact";
import { ListFilter, Search } from "@/components/icons.ts";
import { Chip } from "@/components/Chip.tsx";
import { Icon } from "@/components/Icon.tsx";
import {
  filterCount,
  filterQuery,
  filtersOf,
  type InboxFilters,
  listHref,
  MOST_QUERY,
} from "@/components/inbox/filters.ts";
import { FilterForm } from "@/components/inbox/FilterForm.tsx";
import { platformLabel } from "@/components/platform.ts";
import { Popover } from "@/components/Popover.tsx";
import type { Platform } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { MemberView, SavedView, TeamRef } from "@/lib/inbox/view.ts";

export interface FilterProps {
  lang: Lang;
  filters: InboxFilters;
  /** Those that the workspace has connected. */
  platforms: readonly Platform[];
  tags: readonly string[];
  members: readonly MemberView[];
  teams: readonly TeamRef[];
  /** Lists that are kept by their filters. */
  views: readonly SavedView[];
  /** Stands in the line of the title. */
  children?: ComponentChildren;
  /** A conversation beside it names the page. */
  beside?: boolean;
}

/** Above the list: search, the choices of every day as links, the rest behind a button. */
export function Filters(props: FilterProps) {
  const { lang: { t }, filters } = props;
  const count = filterCount(filters);
  const Title = props.beside ? "h2" : "h1";
  return (
    <header class="list-head">
      <div class="list-title">
        <Title>{t("inbox.title")}</Title>
        {props.children}
        <Popover
          id="inbox-filter"
          label={t("inbox.filter.title")}
          align="end"
          triggerClass="icon-button"
          triggerLabel={count > 0 ? t("inbox.filter.active", { count }) : t("inbox.filter.title")}
          trigger={
            <>
              <Icon of={ListFilter} />
              {count > 0 && <span class="icon-count" data-count={count} />}
            </>
          }
        >
          <FilterForm {...props} />
        </Popover>
      </div>
      <form class="search" method="get" action="/inbox" role="search">
        <Icon of={Search} size={18} />
        <input
          type="search"
          name="q"
          // Not its value: what is being typed survives a fresh render.
          defaultValue={filters.q ?? ""}
          aria-label={t("inbox.search")}
          placeholder={t("inbox.search")}
          autocomplete="off"
          maxLength={MOST_QUERY}
        />
        <Rest filters={filters} />
      </form>
      {filters.q && (
        <a class="search-all" href={`/search?q=${encodeURIComponent(filters.q)}`}>{t("inbox.search.all")}</a>
      )}
      <QuickFilters {...props} />
    </header>
  );
}

/** The other filters go along with a search. */
function Rest({ filters }: { filters: InboxFilters }) {
  const entries = Object.entries(filters).filter(([name, value]) => name !== "q" && value);
  return <>{entries.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}</>;
}

function QuickFilters({ lang, filters, teams, views }: FilterProps) {
  const { t } = lang;
  const toggle = (change: InboxFilters, on: boolean) =>
    listHref({ ...filters, ...(on ? cleared(change) : change) });
  const quick: [label: string, change: InboxFilters, on: boolean][] = [
    [t("inbox.filter.mine"), { assignee: "me" }, filters.assignee === "me"],
    [t("inbox.filter.none"), { assignee: "none" }, filters.assignee === "none"],
    [t("inbox.section.chat"), { section: "chat" }, filters.section === "chat"],
    [t("inbox.section.requests"), { section: "requests" }, filters.section === "requests"],
  ];
  const saved = views.map(({ id, name, filters: query }) => {
    const own = filtersOf(new URLSearchParams(query));
    return { id, name, own, on: filterQuery(own) === filterQuery(filters) };
  });
  const extra = saved.some(({ on }) => on) ? [] : extras(lang, filters, teams);
  return (
    <nav class="chips" aria-label={t("inbox.filter.quick")}>
      {saved.map(({ id, name, own, on }) => (
        <Chip key={id} on={on} href={on ? "/inbox" : listHref(own)}>
          <span dir="auto">{name}</span>
        </Chip>
      ))}
      {extra.map(([label, change]) => (
        <Chip
          key={label}
          on
          removable
          href={listHref({ ...filters, ...change })}
          aria-label={t("inbox.filter.remove", { name: label })}
        >
          {label}
        </Chip>
      ))}
      {quick.map(([label, change, on]) => <Chip key={label} on={on} href={toggle(change, on)}>{label}</Chip>)}
    </nav>
  );
}

function cleared(change: InboxFilters): InboxFilters {
  return Object.fromEntries(Object.keys(change).map((name) => [name, undefined]));
}

/** What is set behind the button, with what takes it away. */
function extras(
  { t, locale }: Lang,
  filters: InboxFilters,
  teams: readonly TeamRef[],
): [label: string, change: InboxFilters][] {
  const found: [string, InboxFilters][] = [];
  if (filters.status) found.push([t(`inbox.filter.${filters.status}`), { status: undefined }]);
  if (filters.team) {
    const name = teams.find(({ id }) => id === filters.team)?.name ?? t("team.group.none");
    found.push([name, { team: undefined }]);
  }
  if (filters.platform) found.push([platformLabel(filters.platform, locale), { platform: undefined }]);
  if (filters.kind) found.push([t(`inbox.kind.${filters.kind}`), { kind: undefined }]);
  if (filters.tag) found.push([filters.tag, { tag: undefined }]);
  if (filters.sla) found.push([t(`inbox.filter.${filters.sla}`), { sla: undefined }]);
  if (filters.sort) found.push([t("inbox.filter.deadline"), { sort: undefined }]);
  return found;
}
