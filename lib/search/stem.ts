import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as russian } from "@orama/stemmers/russian";

/** A language has so many words in use; stemming one costs fifty times as much as finding it here. */
const MOST_KNOWN = 50_000;
const known = new Map<string, string>();

/**
 * What the forms of a word have in common, by the Snowball stemmers of Russian and English; the word itself in
 * every other script.
 * @param word as `fold` leaves it
 */
export function stem(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  const made = stemmed(word);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(word, made);
  return made;
}

function stemmed(word: string): string {
  if (/^[а-я]+$/.test(word)) return russian(word) || word;
  if (/^[a-z]+$/.test(word)) return english(word) || word;
  return word;
}
