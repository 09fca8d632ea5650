// @ts-types="@types/d3-scale"
import { scaleLinear } from "d3-scale";
import { ChartFrame, type Size } from "@/components/reports/ChartFrame.tsx";
import { Legend } from "@/components/reports/Legend.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";

export interface Bars {
  readonly name: string;
  /** One for each series. */
  readonly values: readonly number[];
}

interface Props {
  lang: Lang;
  id: string;
  title: string;
  about: string;
  series: readonly { readonly key: "first" | "second"; readonly name: string }[];
  /** The greatest first. */
  rows: readonly Bars[];
}

const NAME_PX = 18;
const BAR_PX = 10;
const GAP_PX = 14;
/** For the number at the end of a bar. */
const NUMBER_PX = 60;
/** Roughly, of the names' letters. */
const LETTER_PX = 7;

/** How much belongs to whom: a name, and a bar for each series below it. */
export function BarChart({ lang, id, title, about, series, rows }: Props) {
  const most = Math.max(1, ...rows.flatMap(({ values }) => values));
  const step = NAME_PX + series.length * BAR_PX + GAP_PX;
  const height = Math.max(1, rows.length) * step;
  const draw = ({ width }: Size) => {
    const x = scaleLinear([0, most], [0, width - NUMBER_PX]);
    return rows.map(({ name, values }, row) => (
      <g key={`${name} ${row}`} transform={`translate(0 ${row * step})`}>
        <text class="chart-name" x={0} y={12}>{cut(name, Math.floor(width / LETTER_PX))}</text>
        {values.map((value, index) => {
          const top = NAME_PX + index * BAR_PX;
          return (
            <g key={index}>
              <rect
                class="chart-bar"
                data-series={series[index]?.key}
                x={0}
                y={top}
                width={Math.max(value > 0 ? 2 : 0, x(value))}
                height={BAR_PX - 2}
                rx={2}
              />
              <text class="chart-word" x={x(value) + 6} y={top + 8}>{lang.numbers.count(value)}</text>
            </g>
          );
        })}
      </g>
    ));
  };
  return (
    <ChartFrame
      id={id}
      title={title}
      about={about}
      narrow={{ width: 326, height }}
      wide={{ width: 928, height }}
      draw={draw}
    >
      {series.length > 1 && <Legend names={series} as="bar" />}
    </ChartFrame>
  );
}

function cut(text: string, most: number): string {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : text;
}
