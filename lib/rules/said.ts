import { stem } from "@/lib/search/stem.ts";
import { wordsOf } from "@/lib/search/words.ts";

type Term = readonly [folded: string, stem: string];

/** What somebody wrote, taken apart when a rule asks for the first time. */
export class Said {
  #terms: readonly Term[] | undefined;

  constructor(readonly text: string) {}

  /**
   * Does it hold one of these words or phrases? Capitals, ё and е, and the endings of words make no difference.
   * @param wanted separated by commas
   */
  has(wanted: string): boolean {
    const terms = this.#terms ??= termsOf(this.text);
    return phrasesOf(wanted).some((phrase) =>
      terms.some((_, at) => phrase.every((word, next) => same(terms[at + next], word)))
    );
  }
}

/** The words that a condition looks for; a part without letters and digits is none. */
export function phrasesOf(wanted: string): readonly (readonly Term[])[] {
  const found = known.get(wanted);
  if (found) return found;
  const phrases = wanted.split(/[,\n]/).map(termsOf).filter((phrase) => phrase.length > 0);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(wanted, phrases);
  return phrases;
}

const MOST_KNOWN = 5_000;
const known = new Map<string, readonly (readonly Term[])[]>();

function termsOf(text: string): Term[] {
  return wordsOf(text).map(({ folded }) => [folded, stem(folded)]);
}

function same(term: Term | undefined, [folded, stemmed]: Term): boolean {
  return term !== undefined && (term[0] === folded || term[1] === stemmed);
}
