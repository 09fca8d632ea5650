const LETTERS = /^\p{L}[\p{L}\p{M}'’-]*\.?$/u;

/** What a person may be called by; empty when the name is a nickname, a number or nothing. */
export function firstNameOf(name: string): string {
  const [first = ""] = wholeNameOf(name).split(" ");
  return LETTERS.test(first) && !first.endsWith(".") ? first : "";
}

/** A name without what would read as a place to fill in; empty when there is no letter in it. */
export function wholeNameOf(name: string): string {
  const clean = name.replace(/[{}]/g, "").replace(/\s+/g, " ").trim();
  return /\p{L}/u.test(clean) ? clean : "";
}
