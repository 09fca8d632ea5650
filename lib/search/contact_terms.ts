import type { Term } from "@/lib/search/query.ts";

const NUMBER = /^\+?[\d\s().-]{5,24}$/;
const LEAST_DIGITS = 5;
const NATIONAL_DIGITS = 10;

/** A telephone number is one word, however it is broken up; without the country, which is written in two ways. */
export function contactTerms(typed: string, terms: readonly Term[]): readonly Term[] {
  if (!NUMBER.test(typed.trim())) return terms;
  const digits = typed.replace(/\D/g, "");
  if (digits.length < LEAST_DIGITS) return terms;
  return [{ kind: "word", word: digits.slice(-NATIONAL_DIGITS), prefix: true }];
}
