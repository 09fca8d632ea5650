import { renderToString } from "preact-render-to-string";
import { translator } from "@/lib/i18n/catalogue.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import { DocsPage } from "@/routes/api/docs/DocsPage.tsx";
import { STYLE } from "@/routes/api/docs/style.ts";
import type { Document } from "@/routes/api/document/model.ts";

const encoder = new TextEncoder();

/**
 * The API for people, without a script.
 * @returns the page, and the content security policy that lets its one style through (CSP 3, 6.7.2)
 */
export async function docsPage(
  document: Document,
  origin: string,
  locale: Locale,
): Promise<{ html: string; policy: string }> {
  const page = renderToString(
    <DocsPage document={document} origin={origin} locale={locale} t={translator(locale)} />,
  );
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(STYLE))).toBase64();
  return {
    html: `<!DOCTYPE html>${page}`,
    policy: `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; ` +
      "frame-ancestors 'none'",
  };
}
