import { wordsOf } from "@/lib/replies/writing/words.ts";
import { otherLayout } from "@/lib/replies/writing/layout.ts";
import { nearness } from "@/islands/_palette/nearness.ts";

interface Findable {
  readonly title: string;
  readonly words?: string;
}

/** Something that can be found, taken apart once for many questions. */
export interface Prepared<T> {
  readonly item: T;
  readonly title: readonly string[];
  readonly words: readonly string[];
}

export interface Match<T> {
  readonly item: T;
  readonly score: number;
}

export function prepare<T extends Findable>(items: readonly T[]): Prepared<T>[] {
  return items.map((item) => ({
    item,
    title: wordsOf(item.title),
    words: [...new Set(wordsOf(item.words ?? ""))],
  }));
}

/**
 * What answers a question, the best first. Every word of it has to be found in the title or the other words,
 * in any order, by its beginning, another form of it, with a slip of the finger, or by some of its letters.
 * The question is read as it is and in the other keyboard layout: what finds better counts.
 * @param extra what else speaks for an item
 */
export function match<T>(
  set: readonly Prepared<T>[],
  question: string,
  extra: (item: T) => number = () => 0,
): Match<T>[] {
  const written = found(set, wordsOf(question), extra);
  const meant = found(set, wordsOf(otherLayout(question)), extra);
  return (meant[0]?.score ?? 0) > (written[0]?.score ?? 0) ? meant : written;
}

function found<T>(
  set: readonly Prepared<T>[],
  asked: readonly string[],
  extra: (item: T) => number,
): Match<T>[] {
  if (asked.length === 0) return [];
  return set.flatMap((one) => {
    const score = scoreOf(one, asked);
    return score > 0 ? [{ item: one.item, score: score + extra(one.item) }] : [];
  }).sort((a, b) => b.score - a.score);
}

const FIRST = 2;

/** 0: some word is not there. Long titles come after short ones. */
function scoreOf<T>({ title, words }: Prepared<T>, asked: readonly string[]): number {
  let score = 1 / (1 + title.length);
  for (const word of asked) {
    let best = 0;
    title.forEach((one, at) => {
      const near = nearness(word, one);
      best = Math.max(best, near && near + (at === 0 ? FIRST : 0));
    });
    for (const one of words) best = Math.max(best, nearness(word, one) / 3);
    if (best === 0) return 0;
    score += best;
  }
  return score;
}
