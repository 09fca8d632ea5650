import { gte, lt, type SQL } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { messages } from "@/db/schema/workspace.ts";
import { type Bounds, boundsOf } from "@/lib/search/bounds.ts";
import { matchOf } from "@/lib/search/match.ts";
import { narrow } from "@/lib/search/narrow.ts";
import type { Position } from "@/lib/search/position.ts";
import type { Term } from "@/lib/search/query.ts";
import { ranking } from "@/lib/search/rank.ts";
import { type Sample, sampleOf } from "@/lib/search/sample.ts";
import type { Scope } from "@/lib/search/scope.ts";
import type { Judgement } from "@/lib/search/judge.ts";

/** How one query is answered, a window of the index after the other. */
export interface Plan {
  readonly terms: readonly Term[];
  readonly scope: Scope;
  /** For FTS5; null: every message, newest first. */
  readonly match: string | null;
  readonly bounds: Bounds;
  /** Over `messages`. */
  readonly messageWhere: readonly SQL[];
  /** The sample by which texts are ranked. */
  readonly sample: Sample;
  readonly score: (judgement: Judgement) => number;
}

/** Letters of a beginning that the index holds by itself, however many words it begins. */
const INDEXED_PREFIX = 3;
/** Texts through which the index would go, some 60 ms of work, before it gave the first one. */
const MOST_GATHERED = 60_000;

/** @param at where the page begins: later ones are ranked as the first was */
export async function planFor(
  store: Store,
  terms: readonly Term[],
  scope: Scope,
  at: Position,
): Promise<Plan> {
  const sample = await sampleOf(store, at.top);
  const few = await narrow(store, scope.customers);
  const marks = few ? [...scope.marks, few] : scope.marks;
  const { least, below } = await boundsOf(store, scope);
  const days = [
    ...(scope.after === undefined ? [] : [gte(messages.sentAt, scope.after)]),
    ...(scope.before === undefined ? [] : [lt(messages.sentAt, scope.before)]),
  ];
  return {
    terms,
    scope,
    match: matchOf(terms, marks, await isWide(store, terms, sample)),
    bounds: { least, below: Math.min(below, at.newest + 1) },
    messageWhere: [...scope.messageWhere, ...days],
    sample,
    score: ranking(terms, sample),
  };
}

/** A beginning of a word gathers all of its texts before the newest is known: too many are found otherwise. */
async function isWide(store: Store, terms: readonly Term[], sample: Sample): Promise<boolean> {
  const last = terms.at(-1);
  if (last?.kind !== "word" || !last.prefix || [...last.word].length <= INDEXED_PREFIX) return false;
  const { rows: [row] } = await store.query(
    "SELECT (SELECT max(doc) FROM search_docs) - (SELECT min(doc) FROM search_docs) AS texts",
  );
  return Number(row?.texts ?? 0) * sample.frequency(last) / Math.max(1, sample.texts) > MOST_GATHERED;
}
