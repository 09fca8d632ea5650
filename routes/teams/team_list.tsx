import { ButtonLink } from "@/components/ButtonLink.tsx";
import { Card } from "@/components/Card.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Team } from "@/lib/team/teams.ts";

/** Every team, with the way to its page. */
export function TeamList({ lang: { t }, teams }: { lang: Lang; teams: readonly Team[] }) {
  return (
    <Card title={t("teams.all")}>
      <ul class="list">
        {teams.map(({ id, name, memberIds }) => (
          <li key={id} class="list-row">
            <span class="list-main">
              <b dir="auto">{name}</b>
              <span class="quiet">{t("teams.members.count", { count: memberIds.length })}</span>
            </span>
            <ButtonLink
              small
              href={`/settings/teams/${encodeURIComponent(id)}`}
              aria-label={t("teams.edit.of", { name })}
            >
              {t("teams.edit")}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
