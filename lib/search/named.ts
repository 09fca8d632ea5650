import { fold, wordsOf } from "@/lib/search/words.ts";

/** True when every word of `wanted` begins a word of the name: «анна» and «анна бел» both name «Анна Белова». */
export function isCalled(name: string, wanted: string): boolean {
  const own = wordsOf(name).map(({ folded }) => folded);
  const asked = wordsOf(wanted).map(({ folded }) => folded);
  if (asked.length === 0) return fold(name.trim()) === fold(wanted.trim()) && wanted.trim() !== "";
  return asked.every((word) => own.some((one) => one.startsWith(word)));
}

/** Those that are called just so, else those that may be meant. */
export function called<T>(all: readonly T[], nameOf: (one: T) => string, wanted: string): T[] {
  const key = (text: string) => wordsOf(text).map(({ folded }) => folded).join(" ");
  const exact = all.filter((one) => key(nameOf(one)) === key(wanted) && key(wanted) !== "");
  return exact.length > 0 ? exact : all.filter((one) => isCalled(nameOf(one), wanted));
}
