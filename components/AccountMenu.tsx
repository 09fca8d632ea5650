import { LogOut, Moon, UserRoundCheck, Zap } from "@/components/icons.ts";
import { Avatar } from "@/components/Avatar.tsx";
import { Button } from "@/components/Button.tsx";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { LanguageChoice, type Theme, ThemeChoice } from "@/components/LookChoices.tsx";
import { Popover } from "@/components/Popover.tsx";
import { placesInMenu } from "@/components/Rail.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { MemberView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  viewer: MemberView;
  workspace: string;
  theme: Theme;
  /** New tickets are dealt out to others. */
  away?: boolean;
}

/** Who is signed in, the language and the theme, and the way out. */
export function AccountMenu({ lang, viewer, workspace, theme, away }: Props) {
  const { t } = lang;
  return (
    <Popover
      id="account-menu"
      label={t("shell.account")}
      triggerClass="rail-link rail-account"
      triggerLabel={t("shell.account")}
      above
      trigger={<Avatar name={viewer.name} size={32} />}
    >
      <div class="account">
        <p class="account-name">{viewer.name}</p>
        <p class="account-detail">{workspace}, {t(`shell.role.${viewer.role}`)}</p>
        <nav class="account-places only-phone" aria-label={t("shell.nav.more")}>
          {placesInMenu(viewer.role).map(({ href, icon, label }) => (
            <ButtonLink key={href} kind="quiet" icon={icon} href={href}>{t(label)}</ButtonLink>
          ))}
        </nav>
        <form method="post" action="/settings/absence">
          {away && <p class="account-detail">{t("teams.away.now")}</p>}
          <Button
            kind="quiet"
            icon={away ? UserRoundCheck : Moon}
            name="_action"
            value={away ? "delete" : "create"}
          >
            {t(away ? "teams.away.back" : "teams.away")}
          </Button>
        </form>
        <Button type="button" kind="quiet" icon={Zap} class="palette-entry" data-palette hidden>
          {t("palette.open")}
        </Button>
        <ThemeChoice lang={lang} theme={theme} />
        <LanguageChoice lang={lang} />
        <form method="post" action="/logout">
          <Button kind="quiet" icon={LogOut}>{t("shell.signOut")}</Button>
        </form>
      </div>
    </Popover>
  );
}
