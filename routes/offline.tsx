import { renderToString } from "preact-render-to-string";
import { Wordmark } from "@/components/Wordmark.tsx";
import { translator } from "@/lib/i18n/catalogue.ts";
import { LOCALES } from "@/lib/i18n/locale.ts";

const STYLE = `
:root {
  color-scheme: light dark;
  --bg: light-dark(oklch(97.2% 0.005 270), oklch(16.8% 0.011 270));
  --ink: light-dark(oklch(24% 0.02 270), oklch(93% 0.006 270));
  --ink-2: light-dark(oklch(42% 0.02 270), oklch(79% 0.011 270));
  --accent: light-dark(oklch(49% 0.17 272), oklch(77% 0.11 278));
  --accent-ink: light-dark(oklch(100% 0 0), oklch(20% 0.05 278));
}
* { box-sizing: border-box; margin: 0; }
body {
  display: grid; place-content: center; gap: 32px; min-block-size: 100dvh;
  padding: max(24px, env(safe-area-inset-top)) 24px max(24px, env(safe-area-inset-bottom));
  background: var(--bg); color: var(--ink); font: 0.9375rem/1.45 system-ui, sans-serif; text-align: center;
}
section { display: grid; gap: 16px; justify-items: center; max-inline-size: 40ch; }
section[hidden] { display: none; }
.wordmark { display: inline-flex; align-items: center; gap: 8px; font-weight: 600; color: var(--ink-2); }
.wordmark-ground { fill: var(--accent); }
.wordmark-bubble { fill: var(--accent-ink); }
.wordmark-arrow {
  fill: none; stroke: var(--accent); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round;
}
h1 { font-size: 1.375rem; line-height: 1.25; text-wrap: balance; }
p { color: var(--ink-2); text-wrap: pretty; }
a {
  display: inline-flex; align-items: center; min-block-size: 44px; padding-inline: 24px; border-radius: 6px;
  background: var(--accent); color: var(--accent-ink); text-decoration: none;
}
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
`;

/** Leaves the language in which the product was read here last, and looks again once the network is back. */
const SCRIPT = `
const parts = [...document.querySelectorAll("section")];
const told = (() => { try { return localStorage.getItem("otklik-locale") } catch { return null } })();
const lang = [told, navigator.language.slice(0, 2), "en"].find((one) => parts.some((part) => part.lang === one));
for (const part of parts) part.hidden = part.lang !== lang;
document.documentElement.lang = lang;
document.title = parts.find((part) => !part.hidden).dataset.title;
addEventListener("online", () => location.reload());
`;

/**
 * What an installed app shows when the network is away, in both languages and with all that it needs in it: the
 * service worker keeps it, and it holds nothing of anybody.
 * @returns the page, and the content security policy that lets its one style and script through
 */
export async function offlinePage(): Promise<{ html: string; policy: string }> {
  const html = `<!DOCTYPE html>${renderToString(<Offline />)}`;
  const policy =
    `default-src 'none'; style-src '${await hashed(STYLE)}'; script-src '${await hashed(SCRIPT)}'; ` +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  return { html, policy };
}

function Offline() {
  return (
    <html lang={LOCALES[0]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex" />
        <title>{LOCALES.map((locale) => translator(locale)("page.product")).join(" · ")}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <main>{LOCALES.map((locale) => <Words key={locale} locale={locale} />)}</main>
        <script dangerouslySetInnerHTML={{ __html: SCRIPT }} />
      </body>
    </html>
  );
}

/** The link is empty: it leads to the page that was asked for. */
function Words({ locale }: { locale: typeof LOCALES[number] }) {
  const t = translator(locale);
  return (
    <section lang={locale} data-title={`${t("shell.offline.title")} · ${t("page.product")}`}>
      <Wordmark name={t("page.product")} />
      <h1>{t("shell.offline.title")}</h1>
      <p>{t("shell.offline.help")}</p>
      <a href="">{t("shell.offline.retry")}</a>
    </section>
  );
}

async function hashed(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `sha256-${new Uint8Array(digest).toBase64()}`;
}
