import type { Stat } from "@/components/reports/Stats.tsx";
import { durationText, scoreText, shareText } from "@/components/reports/words.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { type Kept, keptInAll, keptShare } from "@/lib/reports/kept.ts";
import type { Satisfaction } from "@/lib/reports/satisfaction.ts";
import type { What } from "@/lib/reports/sources.ts";
import type { Times } from "@/lib/reports/times.ts";
import { reportHref } from "@/routes/reports/address.ts";
import type { ReportData } from "@/routes/reports/load.ts";

/** How much there was; what makes no sense with the filters is left out. */
export function volumeStats(lang: Lang, data: ReportData): Stat[] {
  const { report: { totals, earlier }, address } = data;
  return (["created", "closed", "received", "sent"] as const).flatMap((key) => {
    const [now, then] = [totals[key], earlier[key]];
    if (now === null) return [];
    // By tag, messages are those of the tickets that came.
    const what = address.tag !== undefined && key !== "closed" ? "created" : key;
    return [countStat(lang, data, key, what, now, then ?? 0)];
  });
}

/** How well it went; what there was nothing of is left out. */
export function qualityStats(lang: Lang, data: ReportData): Stat[] {
  const { totals, earlier } = data.report;
  const times = (["first", "next", "resolution"] as const).flatMap((key) => {
    const [now, then] = [totals[key], earlier[key]];
    return now ? [timeStat(lang, data, key, now, then?.median ?? null)] : [];
  });
  const kept = keptInAll(totals.sla);
  return [
    ...times,
    ...keptShare(kept) === null ? [] : [keptStat(lang, data, kept, keptInAll(earlier.sla))],
    ...totals.csi.answered === 0 ? [] : [csiStat(lang, data, totals.csi, earlier.csi)],
  ];
}

function behind({ address }: ReportData, what: What, sort?: "slow"): string {
  return reportHref("/tickets", address, { what, sort });
}

function was({ t }: Lang, value: string): string {
  return t("reports.before", { value });
}

function countStat(
  lang: Lang,
  data: ReportData,
  key: "created" | "closed" | "received" | "sent",
  what: What,
  now: number,
  then: number,
): Stat {
  const { t, numbers } = lang;
  return {
    key,
    name: t(`reports.${key}`),
    value: numbers.count(now),
    before: was(lang, numbers.count(then)),
    href: now > 0 ? behind(data, what) : undefined,
  };
}

function timeStat(
  lang: Lang,
  data: ReportData,
  key: "first" | "next" | "resolution",
  { count, median, p90, mean }: Times,
  then: number | null,
): Stat {
  const { t } = lang;
  return {
    key,
    name: `${t(`reports.${key}`)}, ${t("reports.median")}`,
    value: durationText(lang, median),
    more: count === 0 ? [] : [
      t("reports.times.p90", { time: durationText(lang, p90) }),
      t("reports.times.mean", { time: durationText(lang, mean) }),
    ],
    before: then === null ? undefined : was(lang, durationText(lang, then)),
    href: count > 0 ? behind(data, key === "resolution" ? "closed" : key, "slow") : undefined,
  };
}

function keptStat(lang: Lang, data: ReportData, now: Kept, then: Kept): Stat {
  const { t } = lang;
  const before = keptShare(then);
  return {
    key: "sla",
    name: t("reports.sla"),
    value: shareText(lang, keptShare(now)),
    more: [t("reports.sla.more", { met: now.met, all: now.met + now.missed })],
    before: before === null ? undefined : was(lang, shareText(lang, before)),
    href: behind(data, now.missed > 0 ? "sla_missed" : "sla_met"),
  };
}

function csiStat(lang: Lang, data: ReportData, now: Satisfaction, then: Satisfaction): Stat {
  const { t } = lang;
  return {
    key: "csi",
    name: t("reports.csi"),
    value: shareText(lang, now.good),
    more: [t("reports.csi.more", { count: now.answered, average: scoreText(lang, now.average) })],
    before: then.good === null ? undefined : was(lang, shareText(lang, then.good)),
    href: behind(data, "csi"),
  };
}
