// @ts-types="@types/d3-scale"
import { type ScaleLinear, scaleLinear, type ScalePoint, scalePoint } from "d3-scale";
// @ts-types="@types/d3-shape"
import { area, curveMonotoneX, line } from "d3-shape";
import { ChartFrame, type Size } from "@/components/reports/ChartFrame.tsx";
import { Grid } from "@/components/reports/Grid.tsx";
import { Legend } from "@/components/reports/Legend.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";

export interface Series {
  /** Which of the two looks: `first` or `second`. */
  readonly key: "first" | "second";
  readonly name: string;
  /** One for each step. */
  readonly values: readonly number[];
}

interface Props {
  lang: Lang;
  id: string;
  title: string;
  about: string;
  /** What stands below each step. */
  steps: readonly string[];
  series: readonly Series[];
}

const PAD = { top: 10, side: 40, end: 10, bottom: 24 };
/** Between two words below the steps. */
const WORD_PX = 74;
const MOST_DOTS = 31;

interface Plane {
  readonly size: Size;
  readonly x: ScalePoint<number>;
  readonly y: ScaleLinear<number, number>;
}

/** How numbers went from step to step, as lines over a soft area. */
export function LineChart({ lang, id, title, about, steps, series }: Props) {
  const most = Math.max(4, ...series.flatMap(({ values }) => values));
  const draw = (size: Size) => {
    const plane: Plane = {
      size,
      x: scalePoint(steps.map((_, index) => index), [PAD.side, size.width - PAD.end]),
      y: scaleLinear([0, most], [size.height - PAD.bottom, PAD.top]).nice(4),
    };
    return (
      <>
        <Grid lang={lang} y={plane.y} from={PAD.side} to={size.width - PAD.end} />
        <Words {...plane} steps={steps} />
        {series.map((one) => <Curve key={one.key} {...plane} series={one} />)}
      </>
    );
  };
  return (
    <ChartFrame
      id={id}
      title={title}
      about={about}
      narrow={{ width: 326, height: 180 }}
      wide={{ width: 520, height: 220 }}
      draw={draw}
    >
      <Legend names={series} as="line" />
    </ChartFrame>
  );
}

/** Words for as many steps as there is room for. */
function Words({ size, x, steps }: Plane & { steps: readonly string[] }) {
  const room = Math.max(1, Math.floor((size.width - PAD.side - PAD.end) / WORD_PX));
  const every = Math.ceil(steps.length / room);
  const last = steps.length - 1;
  return (
    <>
      {steps.map((word, index) =>
        index % every === 0
          ? (
            <text
              key={word}
              class="chart-word"
              x={x(index)}
              y={size.height - 6}
              text-anchor={index === 0 && last > 0 ? "start" : index === last ? "end" : "middle"}
            >
              {word}
            </text>
          )
          : null
      )}
    </>
  );
}

function Curve({ x, y, series: { key, values } }: Plane & { series: Series }) {
  const place = (_: number, index: number) => x(index) ?? 0;
  const drawn = line<number>(place, (value) => y(value)).curve(curveMonotoneX)([...values]);
  const below = area<number>(place, y(0), (value) => y(value)).curve(curveMonotoneX)([...values]);
  return (
    <>
      {key === "first" && <path class="chart-area" d={below ?? ""} />}
      <path class="chart-line" data-series={key} d={drawn ?? ""} />
      {values.length <= MOST_DOTS &&
        values.map((value, index) => (
          <circle key={index} class="chart-dot" data-series={key} cx={x(index)} cy={y(value)} r={2.5} />
        ))}
    </>
  );
}
