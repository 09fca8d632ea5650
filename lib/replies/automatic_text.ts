import { findUnfilled } from "@/lib/replies/writing/unfilled.ts";
import { placesOf, variableFault } from "@/lib/replies/writing/variables.ts";

/** What is wrong with a text that nobody looks at before it goes out, with the piece that is wrong. */
export interface AutomaticFault {
  readonly code: "unknown_variable" | "broken_variable" | "note_open" | "note_without_fallback";
  readonly piece: string;
}

/** A text that goes out by itself leaves nothing open: not to a person, and not to a name that is unknown. */
export function automaticFault(text: string): AutomaticFault | undefined {
  const fault = variableFault(text);
  if (fault) return fault;
  const gap = gapFault(text);
  if (gap) return gap;
  const bare = placesOf(text).find(({ name, otherwise }) =>
    name.startsWith("contact.") && otherwise === undefined
  );
  return bare && { code: "note_without_fallback", piece: bare.name };
}

/** A place that is no variable's, and left to a person: whatever has one is never sent (RE-03). */
export function gapFault(text: string): AutomaticFault | undefined {
  const places = placesOf(text);
  const gap = findUnfilled(text).find(({ start }) => !places.some((place) => place.start === start));
  return gap && { code: "note_open", piece: gap.text };
}
