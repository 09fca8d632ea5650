import type { ComponentChildren } from "preact";

export interface Column<Row> {
  key: string;
  title: string;
  /** Right-aligned with tabular figures. */
  number?: boolean;
  cell: (row: Row) => ComponentChildren;
}

interface Props<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}

/** A table that scrolls by itself when it is wider than its place; the first column names the row. */
export function Table<Row>({ caption, columns, rows, rowKey }: Props<Row>) {
  return (
    <div class="table-box" role="region" aria-label={caption} tabIndex={0}>
      <table class="table">
        <caption class="hidden-text">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" data-number={column.number ? "" : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>{columns.map((column, i) => cell(column, row, i === 0))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cell<Row>(column: Column<Row>, row: Row, first: boolean) {
  const content = column.cell(row);
  if (first) return <th key={column.key} scope="row">{content}</th>;
  return <td key={column.key} data-number={column.number ? "" : undefined}>{content}</td>;
}
