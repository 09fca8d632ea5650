import { anyOf } from "@/db/bulk.ts";
import type { Store } from "@/db/libsql.ts";
import { ruleRuns } from "@/db/schema/workspace.ts";

const DAY_MS = 86_400_000;
/** How long it is kept what rules did; a ticket's history says it for good. */
const RUNS_KEEP_MS = 30 * DAY_MS;
/** Between two such steps other writers have their turn. */
const AT_ONCE = 500;

/**
 * Takes the runs of a workspace's rules away that are old enough, a few hundred at a time. Costs what goes: their
 * ids grow with time, so the walk ends at the first that stays.
 * @param now ms since the epoch
 */
export async function sweepRuns(store: Store, now: number): Promise<void> {
  for (;;) {
    const rows = await store.db.select({ id: ruleRuns.id, at: ruleRuns.at }).from(ruleRuns)
      .orderBy(ruleRuns.id).limit(AT_ONCE);
    const young = rows.findIndex(({ at }) => at >= now - RUNS_KEEP_MS);
    const old = rows.slice(0, young < 0 ? rows.length : young).map(({ id }) => id);
    if (old.length === 0) return;
    await store.write(() => store.commit([store.db.delete(ruleRuns).where(anyOf(ruleRuns.id, old))]));
    if (old.length < AT_ONCE) return;
  }
}
