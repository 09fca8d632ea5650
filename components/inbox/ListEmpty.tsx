import { Inbox, Plug, SearchX } from "@/components/icons.ts";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { filterCount, type InboxFilters, listHref } from "@/components/inbox/filters.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  filters: InboxFilters;
  hasConnections: boolean;
}

/** A list with nothing in it says why, and what to do. */
export function ListEmpty({ lang: { t }, filters, hasConnections }: Props) {
  if (filters.q) {
    return (
      <EmptyState
        icon={SearchX}
        title={t("inbox.empty.search", { query: filters.q })}
        help={t("inbox.empty.search.help")}
      >
        <ButtonLink href={listHref({ ...filters, q: undefined })}>{t("inbox.search.clear")}</ButtonLink>
      </EmptyState>
    );
  }
  if (filters.assignee === "me" && filterCount(filters) === 1) {
    return (
      <EmptyState icon={Inbox} title={t("inbox.empty.mine")} help={t("inbox.empty.mine.help")}>
        <ButtonLink href={listHref({ assignee: "none" })}>{t("inbox.filter.none")}</ButtonLink>
      </EmptyState>
    );
  }
  if (filterCount(filters) > 0) {
    return (
      <EmptyState icon={SearchX} title={t("inbox.empty.filtered")} help={t("inbox.empty.filtered.help")}>
        <ButtonLink href="/inbox">{t("inbox.filter.reset")}</ButtonLink>
      </EmptyState>
    );
  }
  if (hasConnections) {
    return <EmptyState icon={Inbox} title={t("inbox.empty.title")} help={t("inbox.empty.help")} />;
  }
  return (
    <EmptyState icon={Plug} title={t("inbox.empty.noConnections")} help={t("inbox.empty.noConnections.help")}>
      <ButtonLink kind="main" href="/start">{t("inbox.empty.connect")}</ButtonLink>
    </EmptyState>
  );
}
