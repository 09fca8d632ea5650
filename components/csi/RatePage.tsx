import type { ComponentChildren } from "preact";
import { asset } from "fresh/runtime";
import type { Lang } from "@/lib/i18n/lang.ts";
import { LOCALES } from "@/lib/i18n/locale.ts";

interface Props {
  lang: Lang;
  /** Whose customer reads it; absent where the address says nothing. */
  business?: string;
  title: string;
  lead?: string;
  children?: ComponentChildren;
}

/** A document of its own: nothing of the product's frame is meant for somebody's customers. */
export function RatePage({ lang: { t, locale }, business, title, lead, children }: Props) {
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{business ? t("csi.page.title", { business }) : title}</title>
        <link rel="stylesheet" href={asset("/styles.css")} />
        <link rel="icon" href={asset("/favicon.svg")} type="image/svg+xml" />
      </head>
      <body class="rate-body">
        <main class="rate-page">
          {business && <p class="rate-business" dir="auto">{business}</p>}
          <h1>{title}</h1>
          {lead && <p class="rate-lead">{lead}</p>}
          {children}
        </main>
        <footer class="rate-foot">
          {LOCALES.filter((one) => one !== locale).map((one) => (
            <a key={one} href={`?lang=${one}`} hreflang={one} lang={one}>{t(`page.language.${one}`)}</a>
          ))}
        </footer>
      </body>
    </html>
  );
}
