export const LOCALES = ["ru", "en"] as const;
export type Locale = typeof LOCALES[number];

/** Languages whose speakers mostly read Russian more easily than English. */
const READ_RUSSIAN = new Set(["ru", "be", "uk", "kk", "ky", "uz", "tg", "tt", "ba", "cv", "hy", "ab", "os"]);

/**
 * The language of a page: what the person chose, else the first language of the browser that we can serve,
 * else English.
 *
 * @param header Accept-Language as it came, e.g. `uk-UA,uk;q=0.9,en;q=0.8`
 * @param chosen what the cookie holds; anything but a known locale is ignored
 */
export function negotiateLocale(header: string | null | undefined, chosen?: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  for (const language of byPreference(header ?? "")) {
    if (READ_RUSSIAN.has(language)) return "ru";
    if (language === "en") return "en";
  }
  return "en";
}

/** True for a language that the catalogue has. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

function byPreference(header: string): string[] {
  return header.split(",")
    .map((part) => {
      const [tag = "", ...options] = part.trim().toLowerCase().split(";");
      const quality = options.map((option) => /^\s*q=([\d.]+)\s*$/.exec(option)?.[1]).find(Boolean);
      return { language: tag.trim().split("-")[0] ?? "", quality: quality ? Number(quality) : 1 };
    })
    .filter(({ language, quality }) => language !== "" && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ language }) => language);
}
