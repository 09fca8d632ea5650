import type { Locale } from "@/lib/i18n/locale.ts";
import type { Translate } from "@/lib/i18n/translate.ts";
import { OperationCard } from "@/routes/api/docs/OperationCard.tsx";
import { byTag } from "@/routes/api/docs/by_tag.ts";
import { SchemaCard } from "@/routes/api/docs/SchemaCard.tsx";
import { Start } from "@/routes/api/docs/Start.tsx";
import { STYLE } from "@/routes/api/docs/style.ts";
import type { Document } from "@/routes/api/document/model.ts";

export interface DocsPageProps {
  readonly document: Document;
  readonly origin: string;
  readonly locale: Locale;
  readonly t: Translate;
}

/** Everything on one page, so that the browser's own search finds it. */
export function DocsPage({ document, origin, locale, t }: DocsPageProps) {
  const groups = byTag(document);
  const schemas = Object.entries(document.components.schemas);
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{t("api.title")}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <nav aria-label={t("api.contents")}>
          <a class="home" href="/">{t("page.product")}</a>
          {groups.map(({ tag, operations }) => (
            <section key={tag.name}>
              <a class="group" href={`#tag-${tag.name}`}>{tag.description}</a>
              <ul>
                {operations.map(({ operation }) => (
                  <li key={operation.operationId}>
                    <a href={`#${operation.operationId}`}>{operation.summary}</a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
          <a class="group" href="#schemas">{t("api.schemas")}</a>
        </nav>
        <main>
          <h1>{t("api.title")}</h1>
          <p class="lead">{t("api.lead")}</p>
          <Start origin={origin} t={t} />
          {groups.map(({ tag, operations }) => (
            <section key={tag.name} id={`tag-${tag.name}`}>
              <h2>{tag.description}</h2>
              {operations.map((one) => (
                <OperationCard key={one.operation.operationId} {...one} {...{ document, origin, t }} />
              ))}
            </section>
          ))}
          <section id="schemas">
            <h2>{t("api.schemas")}</h2>
            {schemas.map(([name, schema]) => <SchemaCard key={name} name={name} schema={schema} t={t} />)}
          </section>
        </main>
      </body>
    </html>
  );
}
