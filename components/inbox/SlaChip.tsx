import { Clock } from "@/components/icons.ts";
import { Hidden } from "@/components/Hidden.tsx";
import { Icon } from "@/components/Icon.tsx";
import { Tag } from "@/components/Tag.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { SlaView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  sla: SlaView;
  /** Also while there is plenty of time. */
  always?: boolean;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long there is until the nearest deadline, or how late it is: only when it matters. */
export function SlaChip({ lang, sla: { kind, state, dueAt, warnAt }, always }: Props) {
  if (!dueAt) return null;
  const left = Date.parse(dueAt) - lang.now;
  const late = state === "breached" || left <= 0;
  const near = state === "warned" || (warnAt !== undefined && Date.parse(warnAt) <= lang.now);
  if (!late && !near && !always) return null;
  const span = lang.dates.span(inLargest(Math.abs(left)));
  const said = lang.t(`inbox.sla.${late ? "late" : "left"}.${kind}`, { span });
  return (
    <Tag tone={late ? "late" : near ? "warn" : "plain"} title={said}>
      <Icon of={Clock} size={12} />
      <Hidden>{said}</Hidden>
      <span aria-hidden="true">{late && "−"}{span}</span>
    </Tag>
  );
}

/** An hour or more is told in whole hours, a day or more in whole days. */
export function inLargest(ms: number): number {
  return ms < HOUR_MS ? ms : ms - ms % (ms < DAY_MS ? HOUR_MS : DAY_MS);
}
