import { fold, WIDE_COLUMNS } from "@/components/matrix/search.ts";
import { isPlatform, type Platform, PLATFORMS } from "@/lib/channels/capabilities.ts";
import type { Cell, Feature, Matrix } from "@/lib/channels/matrix/mod.ts";
import type { Locale } from "@/lib/i18n/locale.ts";

/** What of the matrix is looked at. */
export interface MatrixFilter {
  /** In display order; empty: all. */
  readonly platforms: readonly Platform[];
  readonly group?: string;
  readonly q: string;
  /** Only features that the chosen platforms answer differently. */
  readonly differing: boolean;
  /** Only features that Usedesk answered differently in 2022. */
  readonly usedesk: boolean;
}

const MOST_QUERY = 100;

/** What an address asks for; what it cannot mean is left out. */
export function filterOf(query: URLSearchParams, { groups }: Matrix): MatrixFilter {
  const asked = query.getAll("platform").filter(isPlatform);
  return {
    platforms: PLATFORMS.filter((platform) => asked.includes(platform)),
    group: groups.find(({ id }) => id === query.get("group"))?.id,
    q: (query.get("q") ?? "").trim().slice(0, MOST_QUERY),
    differing: query.get("differing") === "1",
    usedesk: query.get("usedesk") === "1",
  };
}

/** The platforms that are shown. */
export function shownPlatforms({ platforms }: MatrixFilter): readonly Platform[] {
  return platforms.length > 0 ? platforms : PLATFORMS;
}

/** Whether there is room to show every sentence in its place. */
export function isWide({ platforms }: MatrixFilter): boolean {
  return platforms.length > 0 && platforms.length <= WIDE_COLUMNS;
}

/** The features that are shown. */
export function shownFeatures(matrix: Matrix, filter: MatrixFilter, locale: Locale): ReadonlySet<string> {
  const shown = matrix.features.filter((feature) => {
    if (filter.group && feature.group !== filter.group) return false;
    const cells = cellsOf(matrix, feature, filter);
    if (filter.differing && new Set(cells.map(({ answer }) => answer)).size < 2) return false;
    if (filter.usedesk && !cells.some(differsFromUsedesk)) return false;
    return matches(feature, cells, filter.q, locale);
  });
  return new Set(shown.map(({ id }) => id));
}

/** Was it otherwise there? Where nothing is known, nothing differs. */
export function differsFromUsedesk({ answer, usedesk2022 }: Cell): boolean {
  return usedesk2022 !== undefined && usedesk2022.answer !== answer;
}

function cellsOf({ cells }: Matrix, { id }: Feature, filter: MatrixFilter): Cell[] {
  return shownPlatforms(filter).flatMap((platform) => cells[id]?.[platform] ?? []);
}

function matches({ title }: Feature, cells: readonly Cell[], q: string, locale: Locale): boolean {
  const wanted = fold(q);
  if (wanted === "") return true;
  const said = cells.flatMap(({ note, platformLimit }) => [note[locale], platformLimit?.[locale] ?? ""]);
  return fold([title[locale], ...said].join(" ")).includes(wanted);
}
