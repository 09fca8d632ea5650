import { createRoute, z } from "@hono/zod-openapi";
import type { Locale } from "@/lib/i18n/locale.ts";
import { docsPage } from "@/routes/api/docs/mod.tsx";
import { buildDocument } from "@/routes/api/document/build.ts";
import { registerShared } from "@/routes/api/document/shared_parts.ts";
import type { Api } from "@/routes/api/env.ts";
import { forEverybody, json } from "@/routes/api/operation.ts";

/**
 * The description of everything else: for programs, and as a page for people.
 * @param origin the product's own, without a trailing slash
 */
export function reference(api: Api, origin: string): void {
  registerShared(api, origin);
  const read = once((locale) => buildDocument(api, origin, locale));
  const draw = once((locale) => docsPage(read(locale), origin, locale));
  api.openapi(openApi, (c) => {
    c.header("vary", "accept-language");
    return c.json(read(c.var.locale), 200);
  });
  api.openapi(docs, async (c) => {
    const { html, policy } = await draw(c.var.locale);
    c.header("vary", "accept-language");
    c.header("content-security-policy", policy);
    return c.body(html, 200, { "content-type": "text/html; charset=utf-8" });
  });
}

/** What a language needs is made when somebody first asks in it. */
function once<T>(make: (locale: Locale) => T): (locale: Locale) => T {
  const made = new Map<Locale, T>();
  return (locale) => {
    const value = made.get(locale) ?? make(locale);
    made.set(locale, value);
    return value;
  };
}

const openApi = createRoute({
  ...forEverybody("getOpenApi", "reference"),
  method: "get",
  path: "/openapi.json",
  responses: { 200: json(z.record(z.string(), z.unknown())) },
});

const docs = createRoute({
  ...forEverybody("readDocs", "reference"),
  method: "get",
  path: "/docs",
  responses: { 200: { description: "", content: { "text/html": { schema: z.string() } } } },
});
