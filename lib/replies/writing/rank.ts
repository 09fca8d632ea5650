import { otherLayout } from "@/lib/replies/writing/layout.ts";
import { wordsOf } from "@/lib/replies/writing/words.ts";

/** What a list of saved texts is ranked by. */
export interface Rankable {
  readonly title: string;
  /** All that can be found in it besides the title. */
  readonly text: string;
  /** By everybody. */
  readonly uses: number;
  /** By the one who looks. */
  readonly ownUses: number;
}

/** A saved text, taken apart for many questions. */
export interface Ranked<T> {
  readonly item: T;
  readonly title: readonly string[];
  readonly text: readonly string[];
  readonly custom: number;
}

const TITLE_BEGINS = 12;
const TITLE_HAS = 8;
const TEXT_HAS = 3;
const WHOLE_WORD = 2;

/** Prepares a set once, so that every letter is answered at once. */
export function toRank<T extends Rankable>(items: readonly T[]): Ranked<T>[] {
  return items.map((item) => ({
    item,
    title: wordsOf(item.title),
    text: [...new Set(wordsOf(item.text))],
    // What is used a hundred times is not a hundred times as likely; what one uses oneself is likelier still.
    custom: Math.log2(1 + item.uses) / 2 + Math.log2(1 + item.ownUses),
  })).sort((a, b) => b.custom - a.custom || a.item.title.localeCompare(b.item.title));
}

/**
 * The best first. Every word of the question has to begin a word of the title or the text, in any order; the
 * title counts for more, and so does what is used more. A question that finds nothing is tried as it would
 * read in the other keyboard layout.
 */
export function rank<T>(set: readonly Ranked<T>[], question: string, most: number): T[] {
  const words = wordsOf(question);
  if (words.length === 0) return set.slice(0, most).map(({ item }) => item);
  const found = best(set, words, most);
  return found.length > 0 ? found : best(set, wordsOf(otherLayout(question)), most);
}

function best<T>(set: readonly Ranked<T>[], words: readonly string[], most: number): T[] {
  if (words.length === 0) return [];
  return set.map((one) => ({ one, score: scoreOf(one, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most).map(({ one }) => one.item);
}

/** 0: some word of the question is not there. */
function scoreOf<T>({ title, text, custom }: Ranked<T>, words: readonly string[]): number {
  let score = custom;
  for (const word of words) {
    const worth = inTitle(title, word) || inText(text, word);
    if (worth === 0) return 0;
    score += worth;
  }
  return score;
}

function inTitle(title: readonly string[], word: string): number {
  const at = title.findIndex((one) => one.startsWith(word));
  if (at < 0) return 0;
  return (at === 0 ? TITLE_BEGINS : TITLE_HAS) + (title[at] === word ? WHOLE_WORD : 0);
}

function inText(text: readonly string[], word: string): number {
  const found = text.find((one) => one.startsWith(word));
  return found === undefined ? 0 : TEXT_HAS + (found === word ? WHOLE_WORD : 0);
}
