import type { Lang } from "@/lib/i18n/lang.ts";
import { LOCALES } from "@/lib/i18n/locale.ts";

export const THEMES = ["system", "light", "dark"] as const;

export type Theme = typeof THEMES[number];

interface Props {
  lang: Lang;
  /** The page to come back to, where the browser does not say. */
  back?: string;
}

export function LanguageChoice({ lang: { t, locale }, back }: Props) {
  return (
    <Choices
      name="locale"
      legend={t("page.language")}
      chosen={locale}
      all={LOCALES}
      word={(it) => t(`page.language.${it}`)}
      back={back}
    />
  );
}

export function ThemeChoice({ lang: { t }, theme, back }: Props & { theme: Theme }) {
  return (
    <Choices
      name="theme"
      legend={t("page.theme")}
      chosen={theme}
      all={THEMES}
      word={(it) => t(`page.theme.${it}`)}
      back={back}
    />
  );
}

interface ChoiceProps<T extends string> {
  name: string;
  legend: string;
  chosen: T;
  all: readonly T[];
  word: (value: T) => string;
  back?: string;
}

/** Each choice is a button that saves it at once. */
function Choices<T extends string>({ name, legend, chosen, all, word, back }: ChoiceProps<T>) {
  return (
    <form method="post" action="/preferences" class="segments">
      {back && <input type="hidden" name="back" value={back} />}
      <span class="segments-legend" aria-hidden="true">{legend}</span>
      <span class="segments-row" role="group" aria-label={legend}>
        {all.map((value) => (
          <button
            type="submit"
            key={value}
            name={name}
            value={value}
            aria-pressed={value === chosen ? "true" : "false"}
          >
            {word(value)}
          </button>
        ))}
      </span>
    </form>
  );
}
