import { stem } from "@/lib/search/stem.ts";
import { wordsOf } from "@/lib/search/words.ts";

/**
 * What the full-text table holds of a text: each word as it is written, for prefixes and phrases, and its stem,
 * for its other forms; each once, since positions are not kept.
 * @param marks terms of ours that go before the words
 */
export function indexText(text: string, marks: readonly string[] = []): string {
  const terms = new Set(marks);
  for (const { folded } of wordsOf(text)) {
    terms.add(folded);
    terms.add(stem(folded));
  }
  return [...terms].join(" ");
}

/**
 * No word of a text has a low line, so marks and words cannot be taken for each other. Two ids may come to one
 * mark: it is a short cut, and the rows themselves are looked at as well.
 */
export const mark = {
  /** The customer on a connection whose ticket it is: the one thing about a ticket that never changes. */
  identity: (id: string): string => `_i${plain(id)}`,
  connection: (id: string): string => `_k${plain(id)}`,
  /** A customer who wrote into a ticket that somebody else had opened. */
  guest: (contactId: string): string => `_g${plain(contactId)}`,
} as const;

function plain(id: string): string {
  return id.replace(/[^A-Za-z0-9]/g, "_");
}
