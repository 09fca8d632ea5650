/** A word of a menu, as it goes on behind a colon. */
export function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
