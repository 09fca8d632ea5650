import type { Choice } from "@/components/SelectField.tsx";
import type { Warning } from "@/db/schema/workspace.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { formatDuration } from "@/routes/sla/durations.ts";

const OFFERED: readonly (Warning | null)[] = [
  null,
  { share: 0.5 },
  { share: 0.8 },
  { share: 0.9 },
  { minutes: 5 },
  { minutes: 15 },
  { minutes: 60 },
];

/** As a form has it: `share:0.8`, `minutes:15`; empty: nobody is warned. */
export function warningText(warning: Warning | null): string {
  if (!warning) return "";
  return "share" in warning ? `share:${warning.share}` : `minutes:${warning.minutes}`;
}

/** The usual warnings, and the one that is set. */
export function warningChoices(lang: Lang, current: Warning | null): Choice[] {
  const values = new Map([...OFFERED, current].map((one) => [warningText(one), one]));
  return [...values].map(([value, warning]) => ({ value, label: inWords(lang, warning) }));
}

function inWords({ t, numbers, locale }: Lang, warning: Warning | null): string {
  if (!warning) return t("sla.policy.warning.none");
  return "share" in warning
    ? t("sla.policy.warning.share", { share: numbers.percent(warning.share) })
    : t("sla.policy.warning.minutes", { time: formatDuration(warning.minutes, locale) });
}
