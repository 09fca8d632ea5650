import { Button } from "@/components/Button.tsx";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import type { FilterProps } from "@/components/inbox/Filters.tsx";
import { filterCount, filterQuery } from "@/components/inbox/filters.ts";
import { platformLabel } from "@/components/platform.ts";
import { type Choice, SelectField } from "@/components/SelectField.tsx";
import { capabilities } from "@/lib/channels/capabilities.ts";

/** All filters at once, as a form that leads to the list. */
export function FilterForm({ lang, filters, platforms, tags, members, teams }: FilterProps) {
  const { t, locale } = lang;
  const kinds = [...new Set(platforms.flatMap((platform) => capabilities[platform].kinds))];
  const fields: [
    name: "status" | "assignee" | "team" | "platform" | "kind" | "tag" | "sla" | "sort",
    label: string,
    choices: Choice[],
  ][] = [
    ["status", t("inbox.filter.status"), [
      { value: "", label: t("inbox.filter.open") },
      { value: "snoozed", label: t("inbox.filter.snoozed") },
      { value: "closed", label: t("inbox.filter.closed") },
      { value: "all", label: t("inbox.filter.all") },
    ]],
    ["assignee", t("inbox.filter.assignee"), [
      { value: "", label: t("inbox.filter.anyone") },
      { value: "me", label: t("inbox.filter.mine") },
      { value: "none", label: t("inbox.filter.none") },
      ...members.map(({ id, name }) => ({ value: id, label: name })),
    ]],
    ["team", t("team.group"), [
      { value: "", label: t("inbox.filter.anyTeam") },
      ...teams.map(({ id, name }) => ({ value: id, label: name })),
    ]],
    ["platform", t("inbox.filter.platform"), [
      { value: "", label: t("inbox.filter.anyPlatform") },
      ...platforms.map((platform) => ({ value: platform, label: platformLabel(platform, locale) })),
    ]],
    ["kind", t("inbox.filter.kind"), [
      { value: "", label: t("inbox.filter.anyKind") },
      ...kinds.map((kind) => ({ value: kind, label: t(`inbox.kind.${kind}`) })),
    ]],
    ["tag", t("inbox.filter.tag"), [
      { value: "", label: t("inbox.filter.anyTag") },
      ...tags.map((tag) => ({ value: tag, label: tag })),
    ]],
    ["sla", t("inbox.filter.sla"), [
      { value: "", label: t("inbox.filter.anySla") },
      { value: "due", label: t("inbox.filter.due") },
      { value: "breached", label: t("inbox.filter.breached") },
    ]],
    ["sort", t("inbox.filter.sort"), [
      { value: "", label: t("inbox.filter.newest") },
      { value: "deadline", label: t("inbox.filter.deadline") },
    ]],
  ];
  return (
    <form class="filter-form" method="get" action="/inbox">
      {filters.section && <input type="hidden" name="section" value={filters.section} />}
      {filters.q && <input type="hidden" name="q" value={filters.q} />}
      {fields.map(([name, label, choices]) =>
        choices.length > 1 && (
          <SelectField
            key={name}
            id={`filter-${name}`}
            name={name}
            label={label}
            choices={choices}
            value={filters[name] ?? ""}
          />
        )
      )}
      <div class="filter-ways">
        {filterCount(filters) > 0 && (
          <>
            <ButtonLink kind="quiet" href="/inbox">{t("inbox.filter.reset")}</ButtonLink>
            <ButtonLink kind="quiet" href={`/settings/views${filterQuery(filters)}`}>
              {t("team.views.save")}
            </ButtonLink>
          </>
        )}
        <Button kind="main">{t("inbox.filter.apply")}</Button>
      </div>
    </form>
  );
}
