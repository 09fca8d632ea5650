import type { Translate } from "@/lib/i18n/translate.ts";
import type { Field } from "@/routes/api/docs/fields_of.ts";
import { TypeName } from "@/routes/api/docs/TypeName.tsx";
import { Words } from "@/routes/api/docs/Words.tsx";

interface Props {
  readonly title: string;
  readonly fields: readonly Field[];
  readonly t: Translate;
}

export function FieldTable({ title, fields, t }: Props) {
  if (fields.length === 0) return null;
  return (
    <div class="scroll" tabindex={0} role="group" aria-label={title}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t("api.name")}</th>
            <th scope="col">{t("api.type")}</th>
            <th scope="col">{t("api.meaning")}</th>
          </tr>
        </thead>
        <tbody>{fields.map((field) => <Row key={field.name} field={field} t={t} />)}</tbody>
      </table>
    </div>
  );
}

function Row({ field, t }: { readonly field: Field; readonly t: Translate }) {
  const { name, schema, required, description } = field;
  const facts = [
    schema.default === undefined || isEmpty(schema.default)
      ? undefined
      : t("api.default", { value: valueText(schema.default) }),
    schema.minimum === undefined || schema.maximum === undefined || schema.maximum > 1_000_000
      ? undefined
      : t("api.range", { min: schema.minimum, max: schema.maximum }),
  ].filter((fact) => fact !== undefined);
  return (
    <tr>
      <th scope="row">
        <code>{name}</code> {required && <small>{t("api.required")}</small>}
      </th>
      <td>
        <TypeName schema={schema} t={t} />
      </td>
      <td>
        <Words text={[description, ...facts].filter(Boolean).join(" · ")} />
      </td>
    </tr>
  );
}

function isEmpty(value: unknown): boolean {
  return value === "" || (typeof value === "object" && value !== null && Object.keys(value).length === 0);
}

function valueText(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
