import { Tabs } from "@/components/Tabs.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import { REPORTS } from "@/lib/reports/report.ts";
import { type ReportAddress, reportHref } from "@/routes/reports/address.ts";

/** The reports, with what was chosen taken along. @param here the one that one sees, or `csi` */
export function ReportTabs(
  { lang: { t }, here, address = {} }: { lang: Lang; here: string; address?: ReportAddress },
) {
  const items = REPORTS.map((name) => ({
    href: reportHref(pathOf(name), address),
    label: t(`reports.tab.${name}`),
    current: name === here,
  }));
  const ratings = { href: "/reports/csi", label: t("reports.tab.csi"), current: here === "csi" };
  return <Tabs label={t("reports.tabs")} items={[...items, ratings]} />;
}

/** Below /reports. */
export function pathOf(name: string): string {
  return name === "overview" ? "" : `/${name}`;
}
