// @ts-types="@types/d3-scale"
import { scaleBand, scaleLinear } from "d3-scale";
import { ChartFrame, type Size } from "@/components/reports/ChartFrame.tsx";
import { Grid } from "@/components/reports/Grid.tsx";
import { Legend } from "@/components/reports/Legend.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";

/** Deadlines of a day or week. */
export interface KeptStep {
  readonly name: string;
  readonly met: number;
  readonly missed: number;
}

interface Props {
  lang: Lang;
  id: string;
  title: string;
  about: string;
  steps: readonly KeptStep[];
}

const PAD = { top: 10, side: 40, bottom: 24 };
const WORD_PX = 74;

/** How many deadlines were met and how many were not, step by step. */
export function KeptChart({ lang, id, title, about, steps }: Props) {
  const { t } = lang;
  const most = Math.max(4, ...steps.map(({ met, missed }) => met + missed));
  const draw = ({ width, height }: Size) => {
    const x = scaleBand(steps.map((_, index) => index), [PAD.side, width]).padding(0.4);
    const y = scaleLinear([0, most], [height - PAD.bottom, PAD.top]).nice(4);
    const every = Math.ceil(steps.length / Math.max(1, Math.floor((width - PAD.side) / WORD_PX)));
    return (
      <>
        <Grid lang={lang} y={y} from={PAD.side} to={width} />
        {steps.map(({ name, met, missed }, index) => {
          const left = x(index) ?? 0;
          const middle = left + x.bandwidth() / 2;
          return (
            <g key={name}>
              <Part kind="missed" x={left} width={x.bandwidth()} from={y(missed)} to={y(0)} />
              <Part kind="met" x={left} width={x.bandwidth()} from={y(met + missed)} to={y(missed)} />
              {index % every === 0 && (
                <text class="chart-word" x={middle} y={height - 6} text-anchor="middle">{name}</text>
              )}
            </g>
          );
        })}
      </>
    );
  };
  return (
    <ChartFrame
      id={id}
      title={title}
      about={about}
      narrow={{ width: 326, height: 180 }}
      wide={{ width: 928, height: 220 }}
      draw={draw}
    >
      <Legend
        as="bar"
        names={(["met", "missed"] as const).map((key) => ({ key, name: t(`reports.column.${key}`) }))}
      />
    </ChartFrame>
  );
}

interface PartProps {
  kind: "met" | "missed";
  x: number;
  width: number;
  from: number;
  to: number;
}

function Part({ kind, x, width, from, to }: PartProps) {
  if (to - from <= 0) return null;
  return <rect class="chart-bar" data-series={kind} x={x} y={from} width={width} height={to - from} />;
}
