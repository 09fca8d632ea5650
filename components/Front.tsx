import type { ComponentChildren } from "preact";
import { LanguageChoice, type Theme, ThemeChoice } from "@/components/LookChoices.tsx";
import { Wordmark } from "@/components/Wordmark.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  theme: Theme;
  /** The page's own address, to come back to after a choice. */
  here: string;
  /** At the end of the head, e.g. the way to sign in. */
  action?: ComponentChildren;
  children: ComponentChildren;
}

/** The frame of the pages for people who are not signed in. */
export function Front({ lang, theme, here, action, children }: Props) {
  const { t } = lang;
  return (
    <div class="front">
      <a class="skip" href="#main">{t("page.skipToContent")}</a>
      <header class="front-head">
        <a class="front-home" href="/">
          <Wordmark name={t("page.product")} />
        </a>
        {action}
      </header>
      <main id="main" class="front-main" tabIndex={-1}>{children}</main>
      <footer class="front-foot" aria-label={t("front.footer")}>
        <LanguageChoice lang={lang} back={here} />
        <ThemeChoice lang={lang} theme={theme} back={here} />
      </footer>
    </div>
  );
}
