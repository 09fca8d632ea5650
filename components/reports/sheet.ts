/** What stands in a column. time: ms; share: 0 to 1; score: 1 to 5. */
export type ColumnKind = "text" | "count" | "time" | "share" | "score";

export interface SheetColumn {
  readonly key: string;
  readonly title: string;
  readonly kind: ColumnKind;
}

export interface SheetCell {
  /** null: there is nothing to tell. */
  readonly value: number | string | null;
  /** The tickets behind it. */
  readonly href?: string;
}

export interface SheetRow {
  readonly key: string;
  readonly name: string;
  /** What a file calls it, which has no badges. */
  readonly fullName?: string;
  readonly href?: string;
  /** Shown as a badge before the name. */
  readonly platform?: string;
  /** One for each column. */
  readonly cells: readonly SheetCell[];
}

/** A table of a report: what a page shows and a file holds. */
export interface Sheet {
  /** Names it in addresses. */
  readonly id: string;
  readonly title: string;
  /** What the rows are. */
  readonly first: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
}
