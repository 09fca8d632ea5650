import { filtersOf } from "@/components/inbox/filters.ts";
import { platformLabel } from "@/components/platform.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

/** Names for what filters hold by id. */
export interface Names {
  readonly members: ReadonlyMap<string, string>;
  readonly teams: ReadonlyMap<string, string>;
}

/** What a list shows, in a few words. @param query as in the list's address */
export function viewWords(
  { t, locale }: Lang,
  query: Readonly<Record<string, string>>,
  names: Names,
): string {
  const filters = filtersOf(new URLSearchParams(query));
  const { status, section, platform, kind, tag, assignee, team, sla, sort, q } = filters;
  const words = [
    status && t(`inbox.filter.${status}`),
    section && t(`inbox.section.${section}`),
    platform && platformLabel(platform, locale),
    kind && t(`inbox.kind.${kind}`),
    tag,
    assignee === "me" ? t("inbox.filter.mine") : undefined,
    assignee === "none" ? t("inbox.filter.none") : names.members.get(assignee ?? ""),
    team === "none" ? t("team.group.none") : names.teams.get(team ?? ""),
    sla && t(`inbox.filter.${sla}`),
    sort && t("inbox.filter.deadline"),
    q && `«${q}»`,
  ].filter(Boolean);
  return words.join(", ") || t("teams.views.everything");
}
