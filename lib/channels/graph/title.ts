const TITLE_LENGTH = 100;

/** First line of a text, of as many characters as a title can hold. */
export function titleOf(text: string | undefined): string | undefined {
  const line = text?.trim().split("\n", 1)[0] ?? "";
  return line.slice(0, TITLE_LENGTH).trim().toWellFormed() || undefined;
}
