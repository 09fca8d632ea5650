/** Words of a text that are compared: enough for any answer, and bounded work for what is none. */
const MOST_WORDS = 600;

/**
 * How much of a saved text was changed before it went out.
 * @param inserted as it stood in the composer at first, with its variables filled
 * @param sent the whole answer
 * @param alone nothing else was put into the answer: what was added to it counts as a change too
 * @returns 0: sent as it was; 1: nothing of it is left
 */
export function shareChanged(inserted: string, sent: string, alone: boolean): number {
  const before = tokens(inserted);
  const after = tokens(sent);
  if (before.length === 0) return 0;
  const kept = longestCommon(before, after);
  const share = alone ? 1 - 2 * kept / (before.length + after.length) : 1 - kept / before.length;
  return Math.max(0, Math.min(1, share));
}

function tokens(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "").slice(0, MOST_WORDS);
}

/** How many words stand in both, in the same order. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = new Uint16Array(b.length + 1);
  for (const word of a) {
    const next = new Uint16Array(b.length + 1);
    for (let j = 1; j <= b.length; j++) {
      next[j] = b[j - 1] === word ? row[j - 1]! + 1 : Math.max(row[j]!, next[j - 1]!);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
