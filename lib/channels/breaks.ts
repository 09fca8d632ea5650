/** How good a place is for a cut; 0 is none. */
const BREAK = { word: 1, sentence: 2, line: 3, paragraph: 4 } as const;

/** White space that may be cut at (so not the non-breaking kinds), or the end of a CJK sentence. */
const PLACE = /[^\S\u00a0\u2007\u202f\ufeff]+|[。！？]/g;
const NEW_LINE = /\r\n|[\n\r\u2028\u2029]/g;
/** A mark that ends a sentence, with closing quotes and brackets behind it. */
const SENTENCE_END = /[.!?…]["'»”’)\]]{0,3}$/;
/** After "т. е. так" no sentence begins: a new one starts with anything but a small letter. */
const SMALL_LETTER = /^\p{Ll}/u;
/** Long enough for a mark and what may close it. */
const LOOK_BACK = 4;

/**
 * Finds where a text may be cut.
 * @returns for every UTF-16 offset the level of the break there: the offset before the white space, or
 * behind a CJK mark
 */
export function findBreaks(text: string): Uint8Array {
  const levels = new Uint8Array(text.length + 1);
  for (const { 0: place, index } of text.matchAll(PLACE)) {
    const blank = place.trim() === "";
    levels[blank ? index : index + 1] = blank ? levelOf(text, index, place) : BREAK.sentence;
  }
  return levels;
}

function levelOf(text: string, index: number, blank: string): number {
  const lines = blank.match(NEW_LINE)?.length ?? 0;
  if (lines > 1) return BREAK.paragraph;
  if (lines === 1) return BREAK.line;
  const ends = SENTENCE_END.test(text.slice(Math.max(0, index - LOOK_BACK), index));
  return ends && !SMALL_LETTER.test(codePointAt(text, index + blank.length)) ? BREAK.sentence : BREAK.word;
}

function codePointAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}
