import type { Translate } from "@/lib/i18n/translate.ts";
import { Words } from "@/routes/api/docs/Words.tsx";

const REFUSAL = `{
  "error": {
    "code": "text_too_long",
    "message": "…",
    "details": { "limit": 4096, "length": 5120 },
    "requestId": "01kad0v3q8c5y2w7m4x9t6h1ze"
  }
}`;

/** What holds for every request. */
export function Start({ origin, t }: { readonly origin: string; readonly t: Translate }) {
  return (
    <section id="start">
      <h2>{t("api.start")}</h2>
      <p>
        <Words text={t("api.start.token")} />
      </p>
      <pre
        tabindex={0}
      ><code>{`curl ${origin}/api/v1/me \\\n  -H "Authorization: Bearer $TOKEN"`}</code></pre>
      <p>
        <Words text={t("api.start.errors")} />
      </p>
      <pre tabindex={0}><code>{REFUSAL}</code></pre>
      <p>
        <Words text={t("api.start.pages")} />
      </p>
      <p>
        <Words text={t("api.start.language")} />
      </p>
      <p>
        <Words text={t("api.start.limits")} />
      </p>
      <p>
        <a href="/api/v1/openapi.json">{t("api.document")}</a>
      </p>
    </section>
  );
}
