import { pick } from "@/lib/i18n/catalogue.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import { describe } from "@/routes/api/document/describe.ts";
import { Document } from "@/routes/api/document/model.ts";
import { withRefusals } from "@/routes/api/document/refusals.ts";
import type { Api } from "@/routes/api/env.ts";

/** Where `createApi` is mounted. */
const MOUNT = "/api/v1";

/**
 * The OpenAPI 3.1 document, made from the very schemas that requests are checked by.
 * @param origin the product's own, without a trailing slash
 */
export function buildDocument(api: Api, origin: string, locale: Locale): Document {
  const plain = api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: "Otklik", version: "1" },
    servers: [{ url: origin }],
  });
  const { paths, ...rest } = Document.parse(plain);
  const mounted = Object.entries(paths).map(([path, item]) => [`${MOUNT}${path}`, item]);
  const whole = withRefusals({ ...rest, paths: Object.fromEntries(mounted) });
  return describe(whole, pick(locale, ["api", "errors"]));
}
