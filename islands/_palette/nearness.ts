const WHOLE = 14;
const BEGINS = 12;
const FORM = 9;
const INSIDE = 6;
const SLIP = 5;
const LETTERS = 2;

/** Shorter words are too much alike for anything but their beginnings. */
const LONG = 4;
/** So many letters of an ending may differ between two forms of a word. */
const ENDING = 3;

/** How near an asked word is to one that is there: 0 is not at all. Both in lower case. */
export function nearness(asked: string, there: string): number {
  if (there === asked) return WHOLE;
  if (there.startsWith(asked)) return BEGINS;
  if (asked.length < LONG) return 0;
  if (isForm(asked, there)) return FORM;
  if (there.includes(asked)) return INSIDE;
  if (isSlip(asked, there)) return SLIP;
  return hasInOrder(asked, there) ? LETTERS : 0;
}

/** «возврату» and «возвраты»: the same beginning, and short endings. */
function isForm(asked: string, there: string): boolean {
  let same = 0;
  while (same < asked.length && asked[same] === there[same]) same++;
  return same >= LONG && asked.length - same <= ENDING && there.length - same <= ENDING;
}

/** One letter is too much, missing, another, or changed places with its neighbour; the rest may not be typed yet. */
function isSlip(asked: string, there: string): boolean {
  let at = 0;
  while (at < asked.length && asked[at] === there[at]) at++;
  if (at === 0) return false;
  const rest = asked.slice(at);
  const swapped = `${rest[1] ?? ""}${rest[0] ?? ""}${rest.slice(2)}`;
  return there.startsWith(rest.slice(1), at + 1) || there.startsWith(rest.slice(1), at) ||
    there.startsWith(rest, at + 1) || there.startsWith(swapped, at);
}

/** «нстр» for «настройки»: the same first letter, and the others in their order. */
function hasInOrder(asked: string, there: string): boolean {
  if (asked[0] !== there[0]) return false;
  let at = -1;
  return [...asked].every((letter) => (at = there.indexOf(letter, at + 1)) >= 0);
}
