import { Progress } from "@/components/Progress.tsx";
import type { BroadcastView } from "@/lib/broadcasts/view.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  broadcast: BroadcastView;
}

/** How far it is, how fast it goes and how long it will take; then what came of it. */
export function BroadcastProgress({ lang, broadcast }: Props) {
  const { t } = lang;
  const { total, gathering } = broadcast;
  const done = doneOf(broadcast);
  return (
    <div class="broadcast-progress">
      <Progress
        label={t("broadcast.progress")}
        value={gathering || total === 0 ? undefined : done / total}
        detail={gathering ? t("broadcast.progress.gathering", { count: total }) : detailOf(lang, broadcast)}
      />
      <Results lang={lang} broadcast={broadcast} />
    </div>
  );
}

function detailOf({ t, dates, numbers }: Lang, broadcast: BroadcastView): string {
  const { total, perSecond, secondsLeft } = broadcast;
  return [
    t("broadcast.progress.count", { done: doneOf(broadcast), total }),
    perSecond !== undefined && t("broadcast.progress.rate", { rate: perSecond }),
    secondsLeft !== undefined && t("broadcast.progress.left", {
      span: secondsLeft < 60 ? numbers.duration(secondsLeft * 1000) : dates.span(secondsLeft * 1000),
    }),
  ].filter(Boolean).join(" · ");
}

const RESULTS = ["sent", "blocked", "skipped", "failed", "unsure"] as const;

function Results({ lang: { t, numbers }, broadcast }: Props) {
  const left = broadcast.total - doneOf(broadcast);
  const shown = RESULTS.filter((name) => name === "sent" || broadcast[name] > 0)
    .map((name) => [t(`broadcast.result.${name}`), broadcast[name]] as const);
  const ended = broadcast.status === "stopped" && left > 0;
  return (
    <dl class="broadcast-results">
      {[...shown, ...(ended ? [[t("broadcast.result.left"), left] as const] : [])].map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{numbers.count(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

function doneOf({ sent, blocked, failed, unsure, skipped }: BroadcastView): number {
  return sent + blocked + failed + unsure + skipped;
}
