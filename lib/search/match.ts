import type { Term } from "@/lib/search/query.ts";
import { stem } from "@/lib/search/stem.ts";

/** Beginnings of words up to this length stand in the index by themselves. */
const INDEXED_PREFIX = 3;

/**
 * An expression of FTS5 for texts that have all terms.
 * @param marks of each group one has to be there
 * @param wide the last word begins so many words that they are found by their first letters, and looked at then
 * @returns null when there is nothing to match
 */
export function matchOf(
  terms: readonly Term[],
  marks: readonly (readonly string[])[] = [],
  wide = false,
): string | null {
  const parts = [...terms.flatMap((term) => partsOf(term, wide)), ...marks.map(anyOf)];
  return parts.length === 0 ? null : parts.join(" AND ");
}

function partsOf(term: Term, wide: boolean): string[] {
  if (term.kind === "phrase") return term.words.map(quoted);
  const { word, prefix } = term;
  if (!prefix) return [quoted(stem(word))];
  const beginning = wide ? [...word].slice(0, INDEXED_PREFIX).join("") : word;
  return [`(${quoted(stem(word))} OR ${quoted(beginning)} *)`];
}

/** None of them is asked for what no text has. */
function anyOf(marks: readonly string[]): string {
  return marks.length === 0 ? quoted("_none") : `(${marks.map(quoted).join(" OR ")})`;
}

/** Words and marks have letters, digits and low lines alone: nothing that could end the quotes. */
function quoted(term: string): string {
  return `"${term}"`;
}
