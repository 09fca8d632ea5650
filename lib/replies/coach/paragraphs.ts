import type { Mark, Rule } from "@/lib/replies/coach/advice.ts";

/** Characters, and sentences: about six lines on a phone. */
const MOST_CHARACTERS = 420;
const MOST_SENTENCES = 5;
/** So much of a long paragraph is marked, to show which it is. */
const SHOWN = 24;

/** On a phone a paragraph of ten lines is a wall. */
export const paragraphs: Rule = ({ text }) => {
  const marks = [...text.matchAll(/[^\n]+/g)].filter(({ 0: line }) => isLong(line)).map(beginning);
  return marks.length > 0 ? { rule: "paragraphs", marks } : undefined;
};

function isLong(line: string): boolean {
  const sentences = line.match(/[.!?…]+(?=\s|$)/g)?.length ?? 0;
  return line.length > MOST_CHARACTERS || sentences > MOST_SENTENCES;
}

function beginning({ 0: line, index }: RegExpExecArray): Mark {
  const words = /^\s*\S+(\s+\S+)*?(?=\s)/.exec(line.slice(0, SHOWN))?.[0] ?? line.slice(0, SHOWN);
  return { start: index, end: index + words.length };
}
