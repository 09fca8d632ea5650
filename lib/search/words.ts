/** A word of a text: where it stands, in UTF-16 code units, and as it is compared. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
}

/** Of one text; the rest of an endless one is not searched. */
const MOST_WORDS = 2_000;
/** UTF-16 code units of one word that are compared. */
const MOST_LENGTH = 64;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const PLAIN = /^[a-zа-я0-9]+$/;
const ACCENTS = /([a-z])\p{M}+/gu;
const SPOKEN = /[\p{L}\p{N}]/u;
const STRAY = /[^\p{L}\p{N}\p{M}]/gu;

/** The words of a text in order, letters and digits alone. */
export function wordsOf(text: string, most = MOST_WORDS): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const [found] = match;
    const folded = fold(found);
    if (folded !== "") words.push({ start: match.index, end: match.index + found.length, folded });
    if (words.length >= most) break;
  }
  return words;
}

/**
 * One spelling for what people take for the same word: small letters, е for ё, Latin letters without their
 * accents, composed characters.
 */
export function fold(word: string): string {
  const small = word.toLowerCase();
  if (PLAIN.test(small)) return small.slice(0, MOST_LENGTH);
  // By way of capitals, so that ß is ss and both small sigmas are one
  const even = word.toUpperCase().toLowerCase().replaceAll("ς", "σ");
  const bare = even.normalize("NFKD").toLowerCase().replaceAll("ς", "σ").replace(ACCENTS, "$1");
  const composed = bare.normalize("NFC").replaceAll("ё", "е").replace(STRAY, "");
  // A letter that is written as marks alone is no word to the index
  if (!SPOKEN.test(composed)) return "";
  return composed.slice(0, MOST_LENGTH).toWellFormed();
}
