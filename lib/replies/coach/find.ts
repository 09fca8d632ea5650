import type { Mark } from "@/lib/replies/coach/advice.ts";

/** A way to say something, and a plainer one. */
export interface Phrase {
  readonly is: RegExp;
  readonly instead: string;
}

/** A piece of a text that was found by a phrase. */
export interface Found extends Mark {
  readonly word: string;
  readonly instead: string;
}

/**
 * A phrase between whole words.
 * @param pattern a regular expression without its ends, in lower case; a space may be any space
 */
export function phrase(pattern: string, instead = ""): Phrase {
  const spaced = pattern.replaceAll(" ", "\\s+");
  return { is: new RegExp(`(?<!\\p{L})(?:${spaced})(?!\\p{L})`, "giu"), instead };
}

/** Where phrases stand in a text, in its order. */
export function findPhrases(text: string, phrases: readonly Phrase[]): Found[] {
  return phrases.flatMap(({ is, instead }) =>
    [...text.matchAll(is)].map(({ 0: word, index }) => ({
      word,
      instead,
      start: index,
      end: index + word.length,
    }))
  ).sort((a, b) => a.start - b.start);
}
