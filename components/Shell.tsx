import type { ComponentChildren } from "preact";
import { AccountMenu } from "@/components/AccountMenu.tsx";
import type { Theme } from "@/components/LookChoices.tsx";
import { type Place, Rail } from "@/components/Rail.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { MemberView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  current?: Place;
  viewer: MemberView;
  workspace: string;
  theme: Theme;
  unread?: number;
  /** Notifications, as the link to them. */
  bell?: ComponentChildren;
  /** The viewer is away. */
  away?: boolean;
  /** What Ctrl-K opens. */
  palette?: ComponentChildren;
  children: ComponentChildren;
}

/** The frame of every page of a workspace. */
export function Shell(props: Props) {
  const { lang, current, viewer, workspace, theme, unread, bell, away, palette, children } = props;
  return (
    <div class="shell">
      <a class="skip" href="#main">{lang.t("page.skipToContent")}</a>
      <Rail
        lang={lang}
        current={current}
        unread={unread}
        without={viewer.role === "agent" ? ["connections"] : []}
      >
        {bell}
        <AccountMenu lang={lang} viewer={viewer} workspace={workspace} theme={theme} away={away} />
      </Rail>
      <main id="main" class="shell-main" tabIndex={-1}>{children}</main>
      {palette}
    </div>
  );
}
