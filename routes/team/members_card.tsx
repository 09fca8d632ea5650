import { Avatar } from "@/components/Avatar.tsx";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { Card } from "@/components/Card.tsx";
import type { Member } from "@/lib/auth/members.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  members: readonly Member[];
  viewerId: string;
}

/** Everybody in the workspace, each with the way to their own page. */
export function MembersCard({ lang, members, viewerId }: Props) {
  const { t } = lang;
  return (
    <Card title={t("settings.members.all")}>
      <ul class="list">
        {members.map((member) => (
          <li key={member.id} class="list-row">
            <span class="person">
              <Avatar name={member.name} size={40} />
              <span class="list-main">
                <span>
                  <b dir="auto">{member.name}</b>{" "}
                  {member.id === viewerId && <span class="quiet">({t("settings.members.you")})</span>}
                </span>
                <span class="quiet">{t(`shell.role.${member.role}`)}, {member.email}</span>
              </span>
            </span>
            <ButtonLink
              small
              href={`/settings/team/${encodeURIComponent(member.id)}`}
              aria-label={t("settings.members.edit.name", { name: member.name })}
            >
              {t("settings.members.edit")}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
