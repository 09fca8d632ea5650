import { cleanText } from "@/lib/inbox/text.ts";

const MOST_CHARACTERS = 100;

/** A name on one line, and what is wrong with it. */
export function cleanName(text: string): { name: string; fault?: "required" | "too_long" } {
  const name = cleanText(text).replace(/\s+/g, " ").trim();
  if (name === "") return { name, fault: "required" };
  return [...name].length > MOST_CHARACTERS ? { name, fault: "too_long" } : { name };
}
