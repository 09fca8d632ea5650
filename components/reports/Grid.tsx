// @ts-types="@types/d3-scale"
import type { ScaleLinear } from "d3-scale";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  y: ScaleLinear<number, number>;
  /** px */
  from: number;
  /** px */
  to: number;
}

/** Lines across a chart at whole numbers, each with its number before it. */
export function Grid({ lang, y, from, to }: Props) {
  return (
    <>
      {y.ticks(4).filter(Number.isInteger).map((value) => (
        <g key={value}>
          <line class="chart-grid" x1={from} x2={to} y1={y(value)} y2={y(value)} />
          <text class="chart-word" x={from - 6} y={y(value) + 4} text-anchor="end">
            {lang.numbers.count(value)}
          </text>
        </g>
      ))}
    </>
  );
}
