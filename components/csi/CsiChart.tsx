import type { Lang } from "@/lib/i18n/lang.ts";

/** Ratings of one day, week or month. */
export interface ChartStep {
  /** ms since the epoch. */
  readonly from: number;
  readonly good: number;
  readonly middling: number;
  readonly bad: number;
}

interface Props {
  lang: Lang;
  steps: readonly ChartStep[];
}

const WIDTH = 720;
const HEIGHT = 200;
/** Below the bars: dates. At their side: how many. */
const FOOT = 22;
const SIDE = 30;
const MOST_DATES = 8;
const KINDS = ["bad", "middling", "good"] as const;

/** How many ratings came and which, as bars that grow from the bad ones up; its words say the same. */
export function CsiChart({ lang, steps }: Props) {
  const { t, numbers } = lang;
  const most = niceCeiling(Math.max(1, ...steps.map(totalOf)));
  const place = HEIGHT - FOOT;
  const slot = (WIDTH - SIDE) / Math.max(1, steps.length);
  const tick = new Intl.DateTimeFormat(lang.locale, {
    timeZone: lang.timeZone,
    day: "numeric",
    month: "short",
  });
  const sum = (kind: typeof KINDS[number]) => steps.reduce((all, step) => all + step[kind], 0);
  const about = t("csi.report.chart.about", {
    good: sum("good"),
    middling: sum("middling"),
    bad: sum("bad"),
  });
  return (
    <figure class="csi-chart" tabIndex={0} aria-label={t("csi.report.chart")}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={about}>
        {[0, most / 2, most].filter(Number.isInteger).map((value) => (
          <g key={value}>
            <line class="csi-grid" x1={SIDE} x2={WIDTH} y1={level(value, most)} y2={level(value, most)} />
            <text class="csi-tick" x={SIDE - 6} y={level(value, most) + 4} text-anchor="end">
              {numbers.count(value)}
            </text>
          </g>
        ))}
        {steps.map((step, index) => (
          <Bar key={step.from} lang={lang} step={step} x={SIDE + index * slot} slot={slot} most={most} />
        ))}
        {datesOf(steps).map((index) => (
          <text
            key={index}
            class="csi-tick"
            x={SIDE + (index + 0.5) * slot}
            y={place + 16}
            text-anchor="middle"
          >
            {tick.format(steps[index]?.from ?? 0)}
          </text>
        ))}
      </svg>
      <figcaption class="csi-legend">
        {[...KINDS].reverse().map((kind) => (
          <span key={kind}>
            <span class="csi-swatch" data-kind={kind} aria-hidden="true" />
            {t(`csi.report.legend.${kind}`)}: {numbers.count(sum(kind))}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

interface BarProps {
  lang: Lang;
  step: ChartStep;
  x: number;
  slot: number;
  most: number;
}

function Bar({ lang, step, x, slot, most }: BarProps) {
  const { good, middling, bad, from } = step;
  const width = Math.min(36, Math.max(2, slot * 0.7));
  const date = lang.dates.day(iso(from), lang.now);
  let below = 0;
  return (
    <g>
      <title>{lang.t("csi.report.chart.step", { date, good, middling, bad })}</title>
      {KINDS.map((kind) => {
        const height = level(0, most) - level(step[kind], most);
        below += height;
        if (height === 0) return null;
        return (
          <rect
            key={kind}
            class="csi-bar"
            data-kind={kind}
            x={x + (slot - width) / 2}
            y={level(0, most) - below}
            width={width}
            height={height}
          />
        );
      })}
    </g>
  );
}

/** How high a number stands: there is a little air above the greatest. */
function level(value: number, most: number): number {
  const place = HEIGHT - FOOT;
  return place - (value / most) * (place - 10);
}

function totalOf({ good, middling, bad }: ChartStep): number {
  return good + middling + bad;
}

/** The next number that is easy to read: 1, 2, 4, 6, 10, 20, 40 and so on. */
function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 4, 6, 10].find((step) => step * power >= value) ?? 10) * power;
}

/** Which steps carry a date: as many as there is room for. */
function datesOf(steps: readonly ChartStep[]): number[] {
  const every = Math.ceil(steps.length / MOST_DATES);
  return steps.flatMap((_, index) => index % every === 0 ? [index] : []);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
