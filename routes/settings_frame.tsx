import type { ComponentChildren } from "preact";
import { Page } from "@/components/Page.tsx";
import { SideNav } from "@/components/SideNav.tsx";
import type { Rights } from "@/lib/auth/viewer.ts";
import type { Key } from "@/lib/i18n/keys.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { Title } from "@/routes/title.tsx";

type Section = readonly [href: string, label: Key, right?: keyof Rights];

const GROUPS: readonly (readonly [label: Key, sections: readonly Section[]])[] = [
  ["settings.group.you", [
    ["/settings", "settings.profile"],
    ["/settings/notifications", "notify.settings.title"],
    ["/settings/views", "teams.views.nav"],
  ]],
  ["settings.group.work", [
    ["/settings/replies", "replies.title"],
    ["/settings/rules", "rules.title", "manageSettings"],
    ["/settings/sla", "settings.sla", "manageSettings"],
    ["/settings/fields", "people.own.title", "manageSettings"],
    ["/settings/csi", "csi.settings", "manageSettings"],
    ["/settings/broadcasts", "broadcast.title", "manageConnections"],
  ]],
  ["settings.group.company", [
    ["/settings/workspace", "settings.workspace", "manageSettings"],
    ["/settings/channels", "shell.connections", "manageConnections"],
    ["/settings/team", "settings.members", "manageMembers"],
    ["/settings/teams", "teams.title", "manageMembers"],
    ["/settings/tokens", "settings.tokens"],
  ]],
];

/** The sections that their reader may enter, in their order. */
export function settingsPages(may: Rights): Section[] {
  return GROUPS.flatMap(([, sections]) => sections.filter(([, , right]) => !right || may[right]));
}

interface Props {
  lang: Lang;
  may: Rights;
  /** The address of the section that one is in. */
  here: string;
  title: string;
  lead?: string;
  children: ComponentChildren;
}

/** A page of the settings, with the way to the others that its reader may enter. */
export function SettingsFrame({ lang, may, here, title, lead, children }: Props) {
  const groups = GROUPS.map(([label, sections]) => ({
    label: lang.t(label),
    items: sections.filter(([, , right]) => !right || may[right])
      .map(([href, name]) => ({ href, label: lang.t(name), current: href === here })),
  })).filter(({ items }) => items.length > 0);
  return (
    <Page title={title} lead={lead} narrow>
      <Title lang={lang} of={title} />
      <div class="side-nav-page">
        <SideNav label={lang.t("settings.sections")} groups={groups} />
        <div class="settings">{children}</div>
      </div>
    </Page>
  );
}
