import { Table } from "@/components/Table.tsx";
import type { Named } from "@/lib/csi/report.ts";
import type { CsiFigures } from "@/lib/csi/results.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

/** A mean score: two digits, as 4.62. */
function averageOf({ locale, t }: Lang, { average }: CsiFigures): string {
  if (average === null) return t("csi.report.none");
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    average,
  );
}

function goodOf({ numbers, t }: Lang, { good }: CsiFigures): string {
  return good === null ? t("csi.report.none") : numbers.percent(good);
}

/** The figures of a whole period, large. */
export function Totals({ lang, total }: { lang: Lang; total: CsiFigures }) {
  const { t, numbers } = lang;
  const { asked, answered } = total;
  const rate = asked === 0 ? t("csi.report.none") : numbers.percent(answered / asked);
  const tiles = [
    [t("csi.report.average"), averageOf(lang, total), ""],
    [t("csi.report.good"), goodOf(lang, total), ""],
    [t("csi.report.rate"), rate, t("csi.report.rate.of", { answered, asked })],
  ] as const;
  return (
    <dl class="csi-totals">
      {tiles.map(([name, value, more]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <span class="csi-figure">{value}</span>
            {more && <span class="quiet">{more}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface FiguresProps {
  lang: Lang;
  title: string;
  rows: readonly Named[];
  nameOf: (row: Named) => string;
}

/** The same by something that has a name. */
export function Figures({ lang, title, rows, nameOf }: FiguresProps) {
  const { t, numbers } = lang;
  return (
    <section class="part">
      <h2>{title}</h2>
      <Table
        caption={title}
        rows={rows}
        rowKey={({ id }) => id ?? ""}
        columns={[
          { key: "name", title: t("csi.report.name"), cell: nameOf },
          {
            key: "asked",
            title: t("csi.report.asked"),
            number: true,
            cell: ({ figures }) => numbers.count(figures.asked),
          },
          {
            key: "answered",
            title: t("csi.report.answered"),
            number: true,
            cell: ({ figures }) => numbers.count(figures.answered),
          },
          {
            key: "average",
            title: t("csi.report.column.average"),
            number: true,
            cell: ({ figures }) => averageOf(lang, figures),
          },
          {
            key: "good",
            title: t("csi.report.column.good"),
            number: true,
            cell: ({ figures }) => goodOf(lang, figures),
          },
        ]}
      />
    </section>
  );
}
