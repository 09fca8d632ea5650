import type { MatrixPart, MatrixRow } from "@/components/matrix/MatrixTable.tsx";
import type { CellWords } from "@/components/matrix/CellAbout.tsx";
import { PLATFORMS } from "@/lib/channels/capabilities.ts";
import { type Cell, matrix as makeMatrix } from "@/lib/channels/matrix/mod.ts";
import { pick } from "@/lib/i18n/catalogue.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import type { Messages } from "@/lib/i18n/message.ts";
import { differsFromUsedesk, type MatrixFilter, shownFeatures } from "@/routes/matrix/filter.ts";

/** The rows of capabilities do not change while the product runs. */
export const matrix = makeMatrix();

/** The matrix in one language, part by part, with what the filter leaves out marked as hidden. */
export function matrixParts(filter: MatrixFilter, locale: Locale): MatrixPart[] {
  const shown = shownFeatures(matrix, filter, locale);
  return matrix.groups.map(({ id, title }) => ({
    id,
    title: title[locale],
    rows: matrix.features.filter(({ group }) => group === id).map((feature): MatrixRow => ({
      id: feature.id,
      title: feature.title[locale],
      hidden: !shown.has(feature.id),
      cells: PLATFORMS.flatMap((platform) => {
        const cell = matrix.cells[feature.id]?.[platform];
        return cell ? [cellWords(cell, locale)] : [];
      }),
    })),
  }));
}

/** The one sentence that the page needs again when the filter changes in the browser. */
export function shownWords(locale: Locale): Messages {
  const word = pick(locale, ["matrix"]).matrix?.["filter.shown"];
  return word === undefined ? {} : { matrix: { "filter.shown": word } };
}

function cellWords(cell: Cell, locale: Locale): CellWords {
  const { usedesk2022: usedesk, platformLimit } = cell;
  return {
    id: cell.id,
    answer: cell.answer,
    note: cell.note[locale],
    limit: platformLimit?.[locale],
    changeable: cell.changeable,
    usedesk: usedesk && {
      answer: usedesk.answer,
      note: usedesk.note[locale],
      differs: differsFromUsedesk(cell),
    },
    source: cell.source,
  };
}
