import type { Kit } from "@/islands/_inbox/aid/kit.ts";

/**
 * Asks once, and again after a change or a failure.
 * @param ask throws when there is no answer
 */
export function keptFresh<T>(ask: () => Promise<T>): (kit: Kit) => Promise<T> {
  let kept: { readonly answer: Promise<T>; readonly version: number } | undefined;
  return (kit) => {
    const version = kit.changes.peek();
    if (kept?.version === version) return kept.answer;
    const asked = kept = { answer: ask(), version };
    asked.answer.catch(() => {
      if (kept === asked) kept = undefined;
    });
    return asked.answer;
  };
}
