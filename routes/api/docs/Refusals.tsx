import { ERRORS } from "@/lib/errors.ts";
import type { Translate } from "@/lib/i18n/translate.ts";
import type { Operation } from "@/routes/api/document/model.ts";

/** The refusals that are this operation's own; those of every request are told once, at the start. */
const EVERYWHERE = [
  "unauthorized",
  "forbidden",
  "invalid_request",
  "malformed_json",
  "unavailable",
  "internal",
];

export function Refusals({ operation, t }: { readonly operation: Operation; readonly t: Translate }) {
  const codes = operation["x-refusals"].filter((code) => !EVERYWHERE.includes(code));
  if (codes.length === 0) return null;
  return (
    <details>
      <summary>{t("api.refusals")}</summary>
      <dl>
        {codes.map((code) => (
          <div key={code}>
            <dt>
              <code>{code}</code> {statusOf(code)}
            </dt>
            <dd>{t.code("errors", code)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function statusOf(code: string): number | undefined {
  return Object.entries(ERRORS).find(([known]) => known === code)?.[1];
}
