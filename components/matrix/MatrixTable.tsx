import type { ComponentChildren } from "preact";
import { Fragment } from "preact";
import type { CellWords } from "@/components/matrix/CellAbout.tsx";
import { MatrixCell } from "@/components/matrix/MatrixCell.tsx";
import { PlatformBadge } from "@/components/PlatformBadge.tsx";
import type { Platform } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

export interface MatrixColumn {
  readonly platform: Platform;
  readonly name: string;
  readonly hidden: boolean;
  /** What the workspace has of it, and the way there. */
  readonly state?: ComponentChildren;
}

export interface MatrixRow {
  readonly id: string;
  readonly title: string;
  readonly hidden: boolean;
  /** In the order of the columns. */
  readonly cells: readonly CellWords[];
}

export interface MatrixPart {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly MatrixRow[];
}

interface Props {
  lang: Lang;
  columns: readonly MatrixColumn[];
  parts: readonly MatrixPart[];
  /** Few enough columns to show every sentence. */
  wide: boolean;
}

/** Features × platforms. Everything is there; what the filter leaves out is hidden. */
export function MatrixTable({ lang, columns, parts, wide }: Props) {
  const { t } = lang;
  return (
    <div class="matrix-box" role="region" aria-label={t("matrix.table")} tabIndex={0}>
      <table class="matrix" data-wide={wide ? "" : undefined}>
        <caption class="hidden-text">{t("matrix.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("matrix.feature")}</th>
            {columns.map((column) => (
              <th key={column.platform} scope="col" data-platform={column.platform} hidden={column.hidden}>
                <span class="matrix-head">
                  <PlatformBadge platform={column.platform} size={20} />
                  {column.name}
                </span>
                {column.state}
              </th>
            ))}
          </tr>
        </thead>
        {parts.map((part) => (
          <tbody
            key={part.id}
            data-group={part.id}
            hidden={part.rows.every(({ hidden }) => hidden)}
          >
            <tr class="matrix-part">
              <th scope="rowgroup" colSpan={columns.length + 1}>
                <span>{part.title}</span>
              </th>
            </tr>
            {part.rows.map((row) => <Row key={row.id} lang={lang} row={row} columns={columns} />)}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Row({ lang, row, columns }: { lang: Lang; row: MatrixRow; columns: readonly MatrixColumn[] }) {
  return (
    <tr id={row.id} class="matrix-row" data-feature={row.id} hidden={row.hidden}>
      <th scope="row">{row.title}</th>
      {columns.map(({ platform, name, hidden }, i) => {
        const cell = row.cells[i];
        return cell
          ? (
            <MatrixCell
              key={platform}
              lang={lang}
              cell={cell}
              platform={platform}
              platformName={name}
              feature={row.title}
              hidden={hidden}
            />
          )
          : <Fragment key={platform} />;
      })}
    </tr>
  );
}
