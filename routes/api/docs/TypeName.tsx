import type { Translate } from "@/lib/i18n/translate.ts";
import type { JsonSchema } from "@/routes/api/document/model.ts";

interface Props {
  readonly schema: JsonSchema;
  readonly t: Translate;
}

/** A type in a few words; a named one leads to its shape. */
export function TypeName({ schema, t }: Props) {
  const { $ref, items, anyOf, enum: values } = schema;
  if ($ref) {
    const name = $ref.slice($ref.lastIndexOf("/") + 1);
    return <a href={`#schema-${name}`}>{name}</a>;
  }
  if (anyOf) {
    return (
      <>{anyOf.map((one, index) => [index > 0 && " | ", <TypeName key={index} schema={one} t={t} />])}</>
    );
  }
  if (items) {
    const [before = "", after = ""] = t("api.listOf", { type: "|" }).split("|");
    return (
      <>
        {before}
        <TypeName schema={items} t={t} />
        {after}
      </>
    );
  }
  if (values) return <code class="values">{values.map((value) => String(value)).join(" | ")}</code>;
  const type = Array.isArray(schema.type) ? schema.type.join(" | ") : schema.type ?? "object";
  return <code>{schema.format ?? type}</code>;
}
