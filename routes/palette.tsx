import { Bell, ChartColumnBig, Plus, Settings, Zap } from "@/components/icons.ts";
import type { IconName } from "@/components/icons.ts";
import { placesFor } from "@/components/Rail.tsx";
import Palette from "@/islands/Palette.tsx";
import type { PalettePage } from "@/islands/_palette/props.ts";
import { can, type Rights, type Viewer } from "@/lib/auth/viewer.ts";
import type { Key } from "@/lib/i18n/keys.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { REPORTS } from "@/lib/reports/report.ts";
import { pathOf } from "@/routes/reports/tabs.tsx";
import { settingsPages } from "@/routes/settings_frame.tsx";

interface Other {
  readonly href: string;
  readonly label: Key;
  readonly icon: IconName;
  /** What it is a part of. */
  readonly side?: Key;
  readonly right?: keyof Rights;
}

/** Pages that neither the rail nor the settings list. */
const OTHERS: readonly Other[] = [
  { href: "/notifications", label: "notify.title", icon: Bell },
  { href: "/settings/replies/new", label: "replies.new", icon: Plus, side: "replies.title" },
  { href: "/settings/replies/folders", label: "replies.folders", icon: Zap, side: "replies.title" },
  {
    href: "/settings/rules/new",
    label: "rules.new",
    icon: Plus,
    side: "rules.title",
    right: "manageSettings",
  },
  {
    href: "/settings/sla/policies/new",
    label: "sla.policies.new",
    icon: Plus,
    side: "settings.sla",
    right: "manageSettings",
  },
  {
    href: "/settings/sla/hours/new",
    label: "sla.hours.new",
    icon: Plus,
    side: "settings.sla",
    right: "manageSettings",
  },
];

/** Listed among the settings too. */
const IN_THE_RAIL = "/settings/channels";

/** The palette of every page of a workspace, with the pages that its reader may enter. */
export function PaletteFor({ lang, viewer }: { lang: Lang; viewer: Viewer }) {
  const { t, locale } = lang;
  const may = can(viewer);
  const pages: PalettePage[] = [
    ...placesFor(viewer.role).map(({ href, icon, label }) => ({ href, icon, label: t(label) })),
    ...settingsPages(may).filter(([href]) => href !== IN_THE_RAIL).map(([href, label]) => ({
      href,
      icon: Settings,
      label: t(label),
      side: t("shell.settings"),
    })),
    ...OTHERS.filter(({ right }) => !right || may[right])
      .map(({ href, label, icon, side }) => ({ href, icon, label: t(label), side: side && t(side) })),
    ...reportPages(lang),
  ];
  const each = [...new Map(pages.map((page) => [page.href, page])).values()];
  return <Palette locale={locale} viewerId={viewer.user.id} pages={each} />;
}

function reportPages({ t }: Lang): PalettePage[] {
  return [...REPORTS.filter((name) => name !== "overview"), "csi" as const].map((name) => ({
    href: `/reports${pathOf(name)}`,
    icon: ChartColumnBig,
    label: t(`reports.tab.${name}`),
    side: t("reports.title"),
    deep: true,
  }));
}
