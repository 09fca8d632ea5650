import { isVariable, placesOf, type Values } from "@/lib/replies/writing/variables.ts";

/**
 * Puts values in the places of a saved text. A place whose variable has neither a value nor a fall-back, or
 * does not exist, stays as it is: the guard then stops the sending (RE-03). Nothing else is touched.
 */
export function fill(text: string, values: Values): string {
  let filled = "";
  let done = 0;
  for (const { name, otherwise, start, end } of placesOf(text)) {
    if (!isVariable(name)) continue;
    const value = values[name] || otherwise;
    if (value === undefined) continue;
    filled += text.slice(done, start) + inSentence(text.slice(0, start), name, value);
    done = end;
  }
  return filled + text.slice(done);
}

/** A wish is a part of a sentence: where it begins one, it begins with a capital. Other values stay as they are. */
export function inSentence(before: string, name: string, value: string): string {
  const begins = /(^|[.!?…\n])[ \t"«“(]*$/.test(before);
  return name === "day.wish" && begins ? value.charAt(0).toUpperCase() + value.slice(1) : value;
}
