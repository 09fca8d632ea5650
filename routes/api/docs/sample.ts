import { resolve } from "@/routes/api/docs/fields_of.ts";
import type { Document, JsonSchema } from "@/routes/api/document/model.ts";

const DEEPEST = 6;

/** A value of a shape, to look at: its example, else something plain of its type. */
export function sample(given: JsonSchema, document: Document, depth = 0): unknown {
  const schema = resolve(given, document);
  if (schema.example !== undefined) return schema.example;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf?.[0]) return sample(schema.anyOf[0], document, depth);
  if (depth > DEEPEST) return null;
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => sample(part, document, depth)));
  if (schema.items) return [sample(schema.items, document, depth + 1)];
  if (schema.properties) return fields(schema.properties, schema.required ?? [], document, depth);
  return plain(Array.isArray(schema.type) ? schema.type[0] : schema.type);
}

function fields(
  properties: Record<string, JsonSchema>,
  required: readonly string[],
  document: Document,
  depth: number,
): Record<string, unknown> {
  const shown = Object.entries(properties).filter(([name, own]) =>
    required.includes(name) || own.example !== undefined
  );
  return Object.fromEntries(shown.map(([name, own]) => [name, sample(own, document, depth + 1)]));
}

function plain(type: string | undefined): unknown {
  switch (type) {
    case "string":
      return "…";
    case "integer":
    case "number":
      return 0;
    case "boolean":
      return false;
    case "null":
      return null;
    default:
      return {};
  }
}
