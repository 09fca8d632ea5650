/** `{{…}}`, or words in capitals between braces: {LIKE THIS}. */
const UNFILLED = /\{\{[^{}]*\}\}|\{\p{Lu}[\p{Lu}\d .,:;/№#'’_-]*\}/gu;

/** A piece of a text, in UTF-16 units. */
export interface Gap {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Where a text still waits for somebody to fill it in (RE-03), in its order. */
export function findUnfilled(text: string): Gap[] {
  if (!text.includes("{")) return [];
  return [...text.matchAll(UNFILLED)].map(({ 0: found, index }) => ({
    text: found,
    start: index,
    end: index + found.length,
  }));
}
