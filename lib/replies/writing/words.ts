/** The words of a text as they are compared: lower case, ё as е, without signs between them. */
export function wordsOf(text: string): string[] {
  return text.normalize("NFC").toLowerCase().replaceAll("ё", "е").match(/[\p{L}\p{N}]+/gu) ?? [];
}
