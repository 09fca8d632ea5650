import type { Stat } from "@/components/reports/Stats.tsx";
import { shareText } from "@/components/reports/words.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { keptShare } from "@/lib/reports/kept.ts";
import { CLOCK_KINDS } from "@/lib/sla/priorities.ts";
import { reportHref } from "@/routes/reports/address.ts";
import type { ReportData } from "@/routes/reports/load.ts";

/** The share that was kept, for each kind of deadline that there was. */
export function keptStats(lang: Lang, { report: { totals, earlier }, address }: ReportData): Stat[] {
  const { t } = lang;
  return CLOCK_KINDS.flatMap((kind): Stat[] => {
    const kept = totals.sla[kind];
    const before = keptShare(earlier.sla[kind]);
    if (keptShare(kept) === null) return [];
    const what = kept.missed > 0 ? "sla_missed" : "sla_met";
    return [{
      key: kind,
      name: t(`reports.${kind}`),
      value: shareText(lang, keptShare(kept)),
      more: [t("reports.sla.more", { met: kept.met, all: kept.met + kept.missed })],
      before: before === null ? undefined : t("reports.before", { value: shareText(lang, before) }),
      href: reportHref("/tickets", address, { what, kind }),
    }];
  });
}
