import { searchHref } from "@/components/search/query.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

const HELPS = ["phrase", "from", "tag", "channel", "days", "is", "assignee"] as const;

/** How to search more precisely, by examples that can be tried. */
export function SearchHelp({ lang: { t } }: { lang: Lang }) {
  return (
    <section class="find-help">
      <h2>{t("search.help.title")}</h2>
      <dl>
        {HELPS.map((help) => {
          const example = t(`search.example.${help}`);
          return (
            <div key={help}>
              <dt>
                <a href={searchHref({ q: example, type: "all", sort: "relevance" })}>{example}</a>
              </dt>
              <dd>{t(`search.help.${help}`)}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
