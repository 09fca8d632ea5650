import type { Choice } from "@/components/SelectField.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";

const DELAYS = [0, 5, 30, 60, 240, 1440] as const;
const ANSWER_DAYS = [1, 2, 3, 7, 14, 30] as const;
const QUIET_DAYS = [0, 7, 14, 30, 60, 90, 180, 365] as const;
const BAD = [1, 2, 3, 4] as const;

/** Minutes between the closing and the question. */
export function delays({ t }: Lang, current: number): Choice[] {
  return among(DELAYS, current).map((count) => ({
    value: String(count),
    label: t.code("csi.delay", String(count), { count }),
  }));
}

export function answerDays({ t }: Lang, current: number): Choice[] {
  return among(ANSWER_DAYS, current).map((count) => ({
    value: String(count),
    label: t("csi.days", { count }),
  }));
}

export function quietDays({ t }: Lang, current: number): Choice[] {
  return among(QUIET_DAYS, current).map((count) => ({
    value: String(count),
    label: count === 0 ? t("csi.quietDays.0") : t("csi.days", { count }),
  }));
}

export function badScores({ t }: Lang): Choice[] {
  return BAD.map((count) => ({
    value: String(count),
    label: t.code("csi.bad.upTo", String(count), { count }),
  }));
}

/** What is chosen is offered, also where a program has chosen it. */
function among(usual: readonly number[], current: number): number[] {
  return [...new Set([...usual, current])].sort((a, b) => a - b);
}
