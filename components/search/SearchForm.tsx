import { Button } from "@/components/Button.tsx";
import { Chip } from "@/components/Chip.tsx";
import { Icon } from "@/components/Icon.tsx";
import { Search } from "@/components/icons.ts";
import { searchHref, type SearchState } from "@/components/search/query.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  state: SearchState;
  /** Filters of the query, each with the query without it. */
  filters: readonly { readonly label: string; readonly without: string }[];
  /** What is wrong with the query. */
  fault?: string;
}

const TYPES = ["all", "tickets", "messages", "contacts"] as const;
const SORTS = ["relevance", "date"] as const;

/** What is looked for, in which kind of things, and how they are ordered. */
export function SearchForm({ lang: { t }, state, filters, fault }: Props) {
  return (
    <div class="find">
      <form class="find-form" method="get" action="/search" role="search">
        <div class="search">
          <Icon of={Search} size={18} />
          <input
            type="search"
            name="q"
            value={state.q}
            aria-label={t("search.box")}
            placeholder={t("search.placeholder")}
            aria-invalid={fault ? "true" : undefined}
            aria-describedby={fault ? "find-fault" : undefined}
            autocomplete="off"
            autoFocus={state.q === ""}
          />
        </div>
        {state.type !== "all" && <input type="hidden" name="type" value={state.type} />}
        {state.sort !== "relevance" && <input type="hidden" name="sort" value={state.sort} />}
        <Button kind="main">{t("search.find")}</Button>
      </form>
      {fault && <p class="field-error" id="find-fault" role="alert">{fault}</p>}
      {filters.length > 0 && (
        <ul class="find-chips" aria-label={t("search.filters")}>
          {filters.map(({ label, without }) => (
            <li key={label}>
              <Chip
                on
                removable
                href={searchHref({ ...state, q: without })}
                aria-label={t("search.filter.remove", { name: label })}
              >
                {label}
              </Chip>
            </li>
          ))}
        </ul>
      )}
      <Ways t={t} state={state} />
    </div>
  );
}

function Ways({ t, state }: { t: Lang["t"]; state: SearchState }) {
  return (
    <div class="find-ways">
      <nav class="find-chips" aria-label={t("search.type")}>
        {TYPES.map((type) => (
          <Chip key={type} on={type === state.type} href={searchHref({ ...state, type })}>
            {t(`search.type.${type}`)}
          </Chip>
        ))}
      </nav>
      {state.type !== "contacts" && (
        <nav class="find-chips" aria-label={t("search.sort")}>
          {SORTS.map((sort) => (
            <Chip key={sort} on={sort === state.sort} href={searchHref({ ...state, sort })}>
              {t(`search.sort.${sort}`)}
            </Chip>
          ))}
        </nav>
      )}
    </div>
  );
}
