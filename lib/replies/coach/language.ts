/** The language of a text by its letters; a text without any is taken for English. */
export function languageOf(text: string): "ru" | "en" {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return cyrillic > latin ? "ru" : "en";
}
