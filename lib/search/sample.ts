import { anyOf } from "@/db/bulk.ts";
import type { Store } from "@/db/libsql.ts";
import { messages, searchDocs } from "@/db/schema/workspace.ts";
import type { Term } from "@/lib/search/query.ts";
import { stem } from "@/lib/search/stem.ts";
import { wordsOf } from "@/lib/search/words.ts";
import { desc, lte } from "drizzle-orm";

/** How words are spread over the newest messages: stands in for counting them in the whole history. */
export interface Sample {
  /** The number of its newest message: the same number makes the same sample. */
  readonly top: number;
  readonly texts: number;
  /** Words of a text, on average. */
  readonly length: number;
  /** Texts of the sample that have the term. */
  frequency(term: Term): number;
}

/** Texts that are looked at: some 3 ms of work. */
const SIZE = 300;
const FRESH_MS = 60_000;
const MOST_KEPT = 8;

interface Kept {
  readonly at: number;
  readonly sample: Sample;
}
const kept = new WeakMap<Store, Map<number, Kept>>();

/** @param top of a sample that was used before; absent: the newest messages, as they were a minute ago at most */
export async function sampleOf(store: Store, top?: number): Promise<Sample> {
  const known = kept.get(store) ?? new Map<number, Kept>();
  kept.set(store, known);
  const found = top === undefined ? newest(known) : known.get(top);
  if (found) return found.sample;
  const sample = await take(store, top);
  if (known.size >= MOST_KEPT) known.delete(known.keys().next().value ?? 0);
  known.set(sample.top, { at: performance.now(), sample });
  return sample;
}

function newest(known: ReadonlyMap<number, Kept>): Kept | undefined {
  return [...known.values()].findLast(({ at }) => at > performance.now() - FRESH_MS);
}

async function take({ db }: Store, top?: number): Promise<Sample> {
  const docs = await db.select({ doc: searchDocs.doc, id: searchDocs.messageId }).from(searchDocs)
    .where(top === undefined ? undefined : lte(searchDocs.doc, top)).orderBy(desc(searchDocs.doc)).limit(
      SIZE,
    );
  const rows = await db.select({ text: messages.text }).from(messages)
    .where(anyOf(messages.id, docs.map(({ id }) => id)));
  const texts = rows.map(({ text }) => wordsOf(text).map(({ folded }) => folded));
  const words = texts.map((all) => new Set(all));
  const roots = texts.map((all) => new Set(all.map(stem)));
  const count = (has: (index: number) => boolean) => texts.filter((_, index) => has(index)).length;
  return {
    top: docs[0]?.doc ?? 0,
    texts: texts.length,
    length: texts.reduce((sum, all) => sum + all.length, 0) / Math.max(1, texts.length),
    frequency: (term) =>
      term.kind === "phrase"
        ? count((index) => term.words.every((word) => words[index]?.has(word)))
        : count((index) => hasForm(words[index], roots[index], term.word, term.prefix)),
  };
}

function hasForm(
  words = new Set<string>(),
  roots = new Set<string>(),
  word: string,
  prefix: boolean,
): boolean {
  if (roots.has(stem(word))) return true;
  return prefix && words.values().some((one) => one.startsWith(word));
}
