import type { Store } from "@/db/libsql.ts";
import type { Scope } from "@/lib/search/scope.ts";

/** Numbers in the index: from `least` until just before `below`. */
export interface Bounds {
  readonly least: number;
  readonly below: number;
}

const LEAST = -Number.MAX_SAFE_INTEGER;
const BEYOND = Number.MAX_SAFE_INTEGER;
/** A message may come here so long after it was written; older ones are found without a `before:`. */
const LATE_MS = 30 * 86_400_000;

/** The part of the index that days leave: numbers grow with the time at which messages came. */
export async function boundsOf(
  store: Store,
  { after, before }: Pick<Scope, "after" | "before">,
): Promise<Bounds> {
  const least = after === undefined ? LEAST : await firstSince(store, after);
  const below = before === undefined ? BEYOND : await firstSince(store, before + LATE_MS);
  return { least, below };
}

/** By halving: some twenty looks at rows, whatever the history. */
async function firstSince(store: Store, at: number): Promise<number> {
  const { rows: [ends] } = await store.query("SELECT min(doc) AS low FROM search_docs");
  const { rows: [top] } = await store.query("SELECT max(doc) AS high FROM search_docs");
  if (typeof ends?.low !== "number" || typeof top?.high !== "number") return BEYOND;
  let [low, high] = [ends.low, top.high + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const { rows: [row] } = await store.query(CAME, [middle]);
    if (row && Number(row.doc) < high && Number(row.at) < at) low = Number(row.doc) + 1;
    else high = middle;
  }
  return low;
}

const CAME = `SELECT doc, created_at AS at FROM search_docs CROSS JOIN messages ON messages.id = message_id
  WHERE doc >= ? ORDER BY doc LIMIT 1`;
