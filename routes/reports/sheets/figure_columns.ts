import type { ColumnKind, SheetCell, SheetColumn } from "@/components/reports/sheet.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Key } from "@/lib/i18n/keys.ts";
import type { Figures } from "@/lib/reports/figures.ts";
import { keptInAll, keptShare } from "@/lib/reports/kept.ts";
import type { What } from "@/lib/reports/sources.ts";
import { type ReportAddress, reportHref } from "@/routes/reports/address.ts";

interface FigureColumn {
  readonly key: string;
  readonly title: Key;
  readonly kind: ColumnKind;
  readonly value: (figures: Partial<Figures>) => number | null | undefined;
  readonly what: What;
  /** By tag, a number is of the tickets that came. */
  readonly whatByTag?: What;
  readonly slow?: boolean;
  /** Told apart by people it makes no sense, or by tags. */
  readonly not?: "people" | "tags";
}

const COLUMNS: readonly FigureColumn[] = [
  {
    key: "created",
    title: "reports.created.short",
    kind: "count",
    value: (one) => one.created,
    what: "created",
  },
  { key: "closed", title: "reports.closed.short", kind: "count", value: (one) => one.closed, what: "closed" },
  {
    key: "received",
    title: "reports.received.short",
    kind: "count",
    value: (one) => one.received,
    what: "received",
    whatByTag: "created",
    not: "people",
  },
  {
    key: "sent",
    title: "reports.sent.short",
    kind: "count",
    value: (one) => one.sent,
    what: "sent",
    whatByTag: "created",
  },
  ...times("first", "first"),
  ...times("next", "next", "tags"),
  ...times("resolution", "closed"),
  {
    key: "sla",
    title: "reports.sla",
    kind: "share",
    value: ({ sla }) => sla && keptShare(keptInAll(sla)),
    what: "sla_missed",
  },
  { key: "csi", title: "reports.csi", kind: "share", value: ({ csi }) => csi?.good, what: "csi" },
];

function times(name: "first" | "next" | "resolution", what: What, not?: "tags"): FigureColumn[] {
  return (["median", "p90"] as const).map((part) => ({
    key: `${name}_${part}`,
    title: `reports.${name}.${part}`,
    kind: "time",
    value: (figures) => figures[name]?.[part],
    what,
    slow: true,
    not,
  }));
}

export interface FigureSheet {
  readonly columns: readonly SheetColumn[];
  cells(figures: Partial<Figures>, address: ReportAddress): SheetCell[];
}

/** The columns of a table of figures, and what a row has in them. */
export function figureSheet(
  { t }: Lang,
  { people, tags }: { readonly people?: boolean; readonly tags?: boolean },
): FigureSheet {
  const shown = COLUMNS.filter(({ not }) => !(people && not === "people") && !(tags && not === "tags"));
  return {
    columns: shown.map(({ key, title, kind }) => ({ key, title: t(title), kind })),
    cells: (figures, address) =>
      shown.map(({ value, what, whatByTag, slow }) => {
        const found = value(figures) ?? null;
        const behind = tags && whatByTag ? whatByTag : what;
        const href = reportHref("/tickets", address, { what: behind, sort: slow ? "slow" : undefined });
        return { value: found, href: found ? href : undefined };
      }),
  };
}
