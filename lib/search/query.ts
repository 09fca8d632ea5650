import { type FilterKey, filterKey } from "@/lib/search/filter_keys.ts";
import { wordsOf } from "@/lib/search/words.ts";

/** What has to be in a text: a word in any of its forms, or words that stand together as they are written. */
export type Term =
  | { readonly kind: "word"; readonly word: string; readonly prefix: boolean }
  | { readonly kind: "phrase"; readonly words: readonly string[] };

/** A condition, with its place in the query: `tag:брак`. */
export interface Filter {
  readonly key: FilterKey;
  /** As it was typed, without the quotes; empty when nothing was. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface Query {
  readonly terms: readonly Term[];
  readonly filters: readonly Filter[];
  /** There was more than is searched for. */
  readonly cut: boolean;
}

/** UTF-16 code units of a query; more is a text that was pasted by mistake. */
export const MOST_QUERY = 400;
const MOST_WORDS = 12;
const MOST_FILTERS = 12;
/** A shorter beginning of a word would find everything. */
const LEAST_PREFIX = 2;

const PIECE = /(?:(\p{L}+):(?:"([^"]*)"?|([^\s"]*)))|"([^"]*)"?|([^\s"]+)/gu;
const QUOTES = /[“”„«»]/g;

/** Reads what somebody typed into a search. Any text has a meaning; what is neither word nor filter has none. */
export function parseQuery(text: string): Query {
  const typed = text.slice(0, MOST_QUERY).toWellFormed().replace(QUOTES, '"');
  const words: { readonly term: Term; readonly end: number }[] = [];
  const filters: Filter[] = [];
  for (const match of typed.matchAll(PIECE)) {
    const end = match.index + match[0].length;
    const [piece, name = "", quoted, bare, phrase] = match;
    const key = filterKey(name);
    if (key) filters.push({ key, value: (quoted ?? bare ?? "").trim(), start: match.index, end });
    else if (phrase !== undefined) words.push(...phraseTerms(phrase).map((term) => ({ term, end })));
    else words.push(...plainTerms(piece).map((term) => ({ term, end })));
  }
  const kept = words.slice(0, MOST_WORDS);
  return {
    terms: withPrefix(kept, typed),
    filters: filters.slice(0, MOST_FILTERS),
    cut: text.length > typed.length || words.length > kept.length || filters.length > MOST_FILTERS,
  };
}

function phraseTerms(text: string): Term[] {
  const words = wordsOf(text, MOST_WORDS).map(({ folded }) => folded);
  return words.length > 0 ? [{ kind: "phrase", words }] : [];
}

function plainTerms(text: string): Term[] {
  return wordsOf(text, MOST_WORDS).map(({ folded }) => ({ kind: "word", word: folded, prefix: false }));
}

/** The last word may still be being typed; a space behind it says that it is whole. */
function withPrefix(words: readonly { readonly term: Term; readonly end: number }[], typed: string): Term[] {
  const last = words.at(-1);
  return words.map(({ term }) => {
    if (term !== last?.term || term.kind === "phrase" || term.word.length < LEAST_PREFIX) return term;
    return /\s$/.test(typed) && typed.trimEnd().length === last.end ? term : { ...term, prefix: true };
  });
}
