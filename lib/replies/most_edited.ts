import type { SavedReplyView } from "@/lib/replies/view.ts";

/** Fewer uses tell nothing yet. */
const LEAST_USES = 3;
/** Below this a text serves well as it is. */
const LEAST_CHANGED = 0.1;

/** The texts that agents change most before they send them: those that want to be written anew (RE-07). */
export function mostEdited(all: readonly SavedReplyView[], most: number): SavedReplyView[] {
  return all.filter(({ uses, changed }) => uses >= LEAST_USES && (changed ?? 0) >= LEAST_CHANGED)
    .sort((a, b) => (b.changed ?? 0) - (a.changed ?? 0) || b.uses - a.uses)
    .slice(0, most);
}
