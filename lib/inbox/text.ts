/** Makes a text storable: no NUL (SQLite ends a text there), no half of a surrogate pair. */
export function cleanText(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}

const PREVIEW_CHARACTERS = 200;

/** One line of a message for the list, at most 200 code points. */
export function previewOf(text: string): string {
  return Array.from(text.slice(0, PREVIEW_CHARACTERS * 4).replace(/\s+/g, " ").trim())
    .slice(0, PREVIEW_CHARACTERS).join("");
}
