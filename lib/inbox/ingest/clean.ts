import { cleanText } from "@/lib/inbox/text.ts";

/** A copy whose texts can all be stored, ids and addresses too: they come from outside as they please. */
export function clean<T>(value: T): T {
  return copy(value) as T;
}

function copy(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copy(one)]));
}
