import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { LanguageChoice, type Theme, ThemeChoice } from "@/components/LookChoices.tsx";
import { Tag } from "@/components/Tag.tsx";
import type { Role } from "@/db/schema/control.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

/** The language and the theme: a press saves. */
export function LookCard({ lang, theme }: { lang: Lang; theme: Theme }) {
  const { t } = lang;
  return (
    <Card title={t("settings.look")}>
      <div class="form">
        <LanguageChoice lang={lang} back="/settings" />
        <ThemeChoice lang={lang} theme={theme} back="/settings" />
        <p class="quiet">{t("settings.look.help")}</p>
      </div>
    </Card>
  );
}

interface SpacesProps {
  lang: Lang;
  spaces: readonly { id: string; name: string; role: Role }[];
  /** The one that the person is in. */
  here: string;
}

/** Everywhere else where the person works. */
export function SpacesCard({ lang: { t }, spaces, here }: SpacesProps) {
  return (
    <Card title={t("settings.spaces")}>
      <ul class="list">
        {spaces.map(({ id, name, role }) => (
          <li key={id} class="list-row">
            <span class="list-main">
              <b dir="auto">{name}</b>
              <span class="quiet">{t(`shell.role.${role}`)}</span>
            </span>
            {id === here
              ? <Tag tone="accent">{t("settings.spaces.here")}</Tag>
              : (
                <form method="post" action="/settings/space">
                  <Button
                    small
                    name="workspaceId"
                    value={id}
                    aria-label={`${t("settings.spaces.go")}: ${name}`}
                  >
                    {t("settings.spaces.go")}
                  </Button>
                </form>
              )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
