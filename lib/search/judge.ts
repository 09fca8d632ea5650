import type { Term } from "@/lib/search/query.ts";
import { stem } from "@/lib/search/stem.ts";
import { type Word, wordsOf } from "@/lib/search/words.ts";

/** Where the terms stand in a text. */
export interface Judgement {
  /** Places in UTF-16 code units, in order and without overlaps. */
  readonly places: readonly Place[];
  /** How often each term is there, in the order of the terms. */
  readonly counts: readonly number[];
  /** Words of the text. */
  readonly length: number;
}

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Looks for the terms in a text itself: the index keeps neither positions nor the order of words. */
export function judge(text: string, terms: readonly Term[]): Judgement {
  const words = wordsOf(text);
  const found = terms.map((term) =>
    term.kind === "phrase" ? phrases(words, term.words) : forms(words, term.word, term.prefix)
  );
  return { places: inOrder(found.flat()), counts: found.map(({ length }) => length), length: words.length };
}

/** Every term is there. */
export function isMet({ counts }: Judgement): boolean {
  return counts.every((count) => count > 0);
}

function forms(words: readonly Word[], word: string, prefix: boolean): Place[] {
  const root = stem(word);
  return words.filter(({ folded }) =>
    folded === root || stem(folded) === root || (prefix && folded.startsWith(word))
  );
}

function phrases(words: readonly Word[], wanted: readonly string[]): Place[] {
  const places: Place[] = [];
  for (let at = 0; at + wanted.length <= words.length; at++) {
    if (!wanted.every((word, index) => words[at + index]?.folded === word)) continue;
    const [first, last] = [words[at], words[at + wanted.length - 1]];
    if (first && last) places.push({ start: first.start, end: last.end });
  }
  return places;
}

function inOrder(places: readonly Place[]): Place[] {
  const kept: Place[] = [];
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start >= (kept.at(-1)?.end ?? -1)) kept.push({ start, end });
  }
  return kept;
}
