/** With so few columns there is room for every sentence. */
export const WIDE_COLUMNS = 3;

/** As people type and compare: case and ё do not matter. */
export function fold(text: string): string {
  return text.toLowerCase().replaceAll("ё", "е");
}
