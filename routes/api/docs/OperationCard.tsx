import type { Translate } from "@/lib/i18n/translate.ts";
import type { Placed } from "@/routes/api/docs/by_tag.ts";
import { curl } from "@/routes/api/docs/curl.ts";
import { FieldTable } from "@/routes/api/docs/FieldTable.tsx";
import { fieldsOf } from "@/routes/api/docs/fields_of.ts";
import { Refusals } from "@/routes/api/docs/Refusals.tsx";
import { sample } from "@/routes/api/docs/sample.ts";
import { TypeName } from "@/routes/api/docs/TypeName.tsx";
import { Words } from "@/routes/api/docs/Words.tsx";
import type { Document, Operation } from "@/routes/api/document/model.ts";

interface Props extends Placed {
  readonly document: Document;
  readonly origin: string;
  readonly t: Translate;
}

/** One request: what it does, what it takes, what comes back, and how to try it. */
export function OperationCard({ method, path, operation, document, origin, t }: Props) {
  const { operationId, summary, description, parameters, security } = operation;
  const body = operation.requestBody?.content["application/json"]?.schema;
  return (
    <article id={operationId} aria-labelledby={`${operationId}-title`}>
      <h3 id={`${operationId}-title`}>{summary}</h3>
      <p class="where">
        <span class={`method ${method}`}>{method.toUpperCase()}</span> <code>{path}</code>
      </p>
      <p>
        <Words text={description ?? ""} />
      </p>
      {security.length === 0 && <p class="hint">{t("api.public")}</p>}
      {operation["x-right"] && <p class="hint">{t("api.managers")}</p>}
      <FieldTable title={t("api.params")} fields={parameters} t={t} />
      {body && <FieldTable title={t("api.body")} fields={fieldsOf(body, document)} t={t} />}
      <pre tabindex={0}><code>{curl({ method, path, operation }, document, origin)}</code></pre>
      <Answer operation={operation} document={document} t={t} />
      <Refusals operation={operation} t={t} />
    </article>
  );
}

function Answer({ operation, document, t }: { operation: Operation; document: Document; t: Translate }) {
  const [status, answer] = Object.entries(operation.responses).find(([code]) => code.startsWith("2")) ?? [];
  if (!status || !answer) return null;
  const [type, content] = Object.entries(answer.content ?? {})[0] ?? [];
  const schema = content?.schema;
  return (
    <>
      <p class="answer">
        <strong>{t("api.answer")} {status}</strong>{" "}
        {schema?.$ref ? <TypeName schema={schema} t={t} /> : answer.description}
      </p>
      {schema && type === "application/json" && schema.$ref && (
        <details>
          <summary>JSON</summary>
          <pre tabindex={0}><code>{JSON.stringify(sample(schema, document), null, 2)}</code></pre>
        </details>
      )}
    </>
  );
}
