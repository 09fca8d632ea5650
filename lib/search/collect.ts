import type { Store } from "@/db/libsql.ts";
import type { Plan } from "@/lib/search/plan.ts";
import type { Position } from "@/lib/search/position.ts";
import { wasShown } from "@/lib/search/shown_before.ts";
import { type Found, readWindow } from "@/lib/search/windows.ts";

export type Sort = "relevance" | "date";

export interface Collected {
  readonly found: readonly Found[];
  /** Where the next page begins; null: this was all. */
  readonly next: Position | null;
  /** How far back was looked, ms since the epoch; null: to the beginning, or the page is full. */
  readonly reached: number | null;
}

interface Wanted {
  readonly sort: Sort;
  readonly limit: number;
  /** Of each ticket the best message alone. */
  readonly byTicket: boolean;
}

/** What one request may cost, whatever comes first. Its answer says where to go on. */
const MOST_WINDOWS = 8;
const MOST_MS = 50;
const MOST_LOOKS = 60;

/**
 * Goes back through the index window by window until a page is full, everything was seen or it took too long.
 * Within a window the best come first, or the newest; an older window comes after a newer one in either order.
 */
export async function collect(store: Store, plan: Plan, from: Position, wanted: Wanted): Promise<Collected> {
  const page = new Page(store, plan, from, wanted);
  const begun = performance.now();
  let at: Position = { ...from, top: plan.sample.top };
  for (let windows = 1;; windows++) {
    const window = await readWindow(store, plan, at.below);
    const ordered = inOrder(window.found, wanted.sort);
    const end = await page.take(ordered, continued(ordered, at));
    const { found } = page;
    if (end < ordered.length) {
      return { found, next: { ...at, last: ordered[end - 1]?.doc, shown: end }, reached: null };
    }
    if (window.next === null) return { found, next: null, reached: null };
    at = { newest: at.newest, top: at.top, below: window.next };
    if (page.isFull || windows === MOST_WINDOWS || performance.now() - begun > MOST_MS) {
      return { found, next: at, reached: page.isFull ? null : await timeOf(store, window.next) };
    }
    // Whoever waits for the thread comes first.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

/** One page of results in the making. */
class Page {
  readonly found: Found[] = [];
  readonly #tickets = new Set<string>();
  #looks = 0;

  constructor(
    readonly store: Store,
    readonly plan: Plan,
    readonly from: Position,
    readonly wanted: Wanted,
  ) {}

  get isFull(): boolean {
    return this.found.length === this.wanted.limit;
  }

  /** Puts a window's results on the page while there is room. @returns how many of them have been dealt with */
  async take(ordered: readonly Found[], begin: number): Promise<number> {
    // A ticket whose better message stands further up in the window was dealt with there.
    if (this.wanted.byTicket) {
      for (const { ticketId } of ordered.slice(0, begin)) this.#tickets.add(ticketId);
    }
    let index = begin;
    for (; index < ordered.length && !this.isFull && this.#looks < MOST_LOOKS; index++) {
      const one = ordered[index];
      if (one && await this.#isNew(one)) this.found.push(one);
    }
    return index;
  }

  async #isNew({ ticketId }: Found): Promise<boolean> {
    if (!this.wanted.byTicket) return true;
    if (this.#tickets.has(ticketId)) return false;
    this.#tickets.add(ticketId);
    const { below } = this.from;
    if (below >= this.plan.bounds.below) return true;
    this.#looks++;
    return !await wasShown(this.store, this.plan, ticketId, below);
  }
}

function inOrder(found: readonly Found[], sort: Sort): Found[] {
  const newest = (a: Found, b: Found) => b.sentAt - a.sentAt || b.doc - a.doc;
  const best = (a: Found, b: Found) => b.score - a.score || newest(a, b);
  return found.toSorted(sort === "date" ? newest : best);
}

/** How many of a window's the pages before have dealt with; by their count, when the last of them is gone. */
function continued(ordered: readonly Found[], { last, shown = 0 }: Position): number {
  if (last === undefined) return 0;
  const index = ordered.findIndex(({ doc }) => doc === last);
  return index < 0 ? shown : index + 1;
}

async function timeOf(store: Store, doc: number): Promise<number | null> {
  const { rows: [row] } = await store.query(
    "SELECT sent_at AS at FROM search_docs CROSS JOIN messages ON messages.id = message_id WHERE doc = ?",
    [doc],
  );
  return typeof row?.at === "number" ? row.at : null;
}
