// @ts-types="@types/d3-scale"
import { scaleQuantize } from "d3-scale";
import { ChartFrame, type Size } from "@/components/reports/ChartFrame.tsx";
import { hourText, weekdayText } from "@/components/reports/words.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

/** An hour of the week. */
export interface HeatCell {
  /** 1 is Monday. */
  readonly weekday: number;
  readonly hour: number;
  readonly value: number;
}

interface Props {
  lang: Lang;
  id: string;
  title: string;
  about: string;
  /** All hours of the week. */
  cells: readonly HeatCell[];
}

const LEVELS = [1, 2, 3, 4] as const;
const WIDE = { side: 34, top: 22, cell: 30 };
const NARROW = { side: 46, top: 22, cell: 24 };

/** When much is written: the more, the darker, with the number in each field. */
export function HeatMap({ lang, id, title, about, cells }: Props) {
  const most = Math.max(1, ...cells.map(({ value }) => value));
  const level = scaleQuantize([0, most], [...LEVELS]);
  const draw = (size: Size) => {
    const wide = size.width > 700;
    const { side, top, cell: height } = wide ? WIDE : NARROW;
    const across = wide ? 24 : 7;
    const width = (size.width - side) / across;
    return (
      <>
        <Axes lang={lang} wide={wide} width={width} />
        {cells.map(({ weekday, hour, value }) => {
          const x = side + (wide ? hour : weekday - 1) * width;
          const y = top + (wide ? weekday - 1 : hour) * height;
          const darkness = value === 0 ? 0 : level(value);
          return (
            <g key={`${weekday}-${hour}`}>
              <rect
                class="heat-cell"
                data-level={darkness}
                x={x + 1}
                y={y + 1}
                width={width - 2}
                height={height - 2}
                rx={3}
              />
              {value > 0 && (
                <text
                  class="heat-number"
                  data-level={darkness}
                  x={x + width / 2}
                  y={y + height / 2 + 4}
                  text-anchor="middle"
                >
                  {short(lang, value)}
                </text>
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
      narrow={{ width: 326, height: NARROW.top + 24 * NARROW.cell }}
      wide={{ width: 928, height: WIDE.top + 7 * WIDE.cell }}
      draw={draw}
    />
  );
}

function Axes({ lang, wide, width }: { lang: Lang; wide: boolean; width: number }) {
  const { side, top, cell } = wide ? WIDE : NARROW;
  const hours = Array.from({ length: 24 }, (_, hour) => wide ? String(hour) : hourText(hour));
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) => weekdayText(lang, day, "short"));
  const [columns, rows] = wide ? [hours, days] : [days, hours];
  return (
    <>
      {columns.map((word, index) => (
        <text key={word} class="chart-word" x={side + (index + 0.5) * width} y={14} text-anchor="middle">
          {word}
        </text>
      ))}
      {rows.map((word, index) => (
        <text key={word} class="chart-word" x={side - 8} y={top + (index + 0.5) * cell + 4} text-anchor="end">
          {word}
        </text>
      ))}
    </>
  );
}

/** `1,2 тыс.`: there is room for four signs. */
function short({ locale, numbers }: Lang, value: number): string {
  if (value < 1_000) return numbers.count(value);
  return new Intl.NumberFormat(locale === "ru" ? "en" : locale, {
    notation: "compact",
    maximumFractionDigits: value < 10_000 ? 1 : 0,
  }).format(value);
}
