import type { Judgement } from "@/lib/search/judge.ts";
import type { Term } from "@/lib/search/query.ts";
import type { Sample } from "@/lib/search/sample.ts";

/** The usual constants of BM25: how soon repetition stops to count, and how much the length of a text does. */
const K1 = 1.2;
const B = 0.75;

/**
 * How well a text fits, by BM25. The index's own ranking counts every text of the history that has a word, which
 * takes a second for a frequent one in a million: here the counts come from a sample.
 */
export function ranking(terms: readonly Term[], sample: Sample): (judgement: Judgement) => number {
  const weights = terms.map((term) => weight(sample.texts, sample.frequency(term)));
  const average = Math.max(1, sample.length);
  return ({ counts, length }) => {
    const norm = K1 * (1 - B + B * length / average);
    return counts.reduce(
      (sum, count, index) => sum + (weights[index] ?? 0) * count * (K1 + 1) / (count + norm),
      0,
    );
  };
}

/** The rarer a word the more it says. */
function weight(texts: number, having: number): number {
  return Math.log(1 + (texts - having + 0.5) / (having + 0.5));
}
