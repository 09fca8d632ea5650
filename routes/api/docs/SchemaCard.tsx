import type { Translate } from "@/lib/i18n/translate.ts";
import { FieldTable } from "@/routes/api/docs/FieldTable.tsx";
import { ownFields } from "@/routes/api/docs/fields_of.ts";
import { TypeName } from "@/routes/api/docs/TypeName.tsx";
import type { JsonSchema } from "@/routes/api/document/model.ts";

interface Props {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly t: Translate;
}

/** One named shape. What it takes over from another is told by a link. */
export function SchemaCard({ name, schema, t }: Props) {
  const parents = (schema.allOf ?? []).filter((part) => part.$ref);
  return (
    <article id={`schema-${name}`} aria-labelledby={`schema-${name}-title`}>
      <h3 id={`schema-${name}-title`}>{name}</h3>
      {parents.map((parent) => (
        <p key={parent.$ref}>
          + <TypeName schema={parent} t={t} />
        </p>
      ))}
      <FieldTable title={name} fields={ownFields(schema)} t={t} />
    </article>
  );
}
