import { asset } from "fresh/runtime";
import { define } from "@/routes/state.ts";

export default define.layout(({ Component, state: { lang, theme } }) => (
  <html lang={lang.locale} data-theme={theme === "system" ? undefined : theme}>
    <head>
      <meta charset="utf-8" />
      <meta
        name="viewport"
        content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
      />
      <title>{lang.t("page.product")}</title>
      <meta name="color-scheme" content={theme === "system" ? "light dark" : theme} />
      {theme !== "dark" && (
        <meta key="bar" name="theme-color" content="#f5f6f9" media={theme === "system" ? LIGHT : undefined} />
      )}
      {theme !== "light" && (
        <meta
          key="bar-2"
          name="theme-color"
          content="#0d0f14"
          media={theme === "system" ? DARK : undefined}
        />
      )}
      <link rel="stylesheet" href={asset("/styles.css")} />
      <link rel="icon" href={asset("/favicon.svg")} type="image/svg+xml" />
      <link rel="icon" href={asset("/icon-32.png")} sizes="32x32" type="image/png" />
      <link rel="apple-touch-icon" href={asset("/icon-180.png")} />
      <link rel="manifest" href={asset(MANIFESTS[lang.locale])} />
    </head>
    <body>
      <Component />
    </body>
  </html>
));

const MANIFESTS = { ru: "/manifest.webmanifest", en: "/manifest.en.webmanifest" };
const LIGHT = "(prefers-color-scheme: light)";
const DARK = "(prefers-color-scheme: dark)";
