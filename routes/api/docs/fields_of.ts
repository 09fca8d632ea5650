import type { Document, JsonSchema } from "@/routes/api/document/model.ts";

/** A parameter or a field of a body. */
export interface Field {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
  readonly description?: string;
}

/** The fields of a shape, also when it only names another one. */
export function fieldsOf(schema: JsonSchema, document: Document): Field[] {
  return ownFields(resolve(schema, document));
}

/** The fields that a shape names itself. */
export function ownFields(schema: JsonSchema): Field[] {
  return [schema, ...schema.allOf ?? []].flatMap(({ properties = {}, required = [] }) =>
    Object.entries(properties).map(([name, own]) => ({
      name,
      schema: own,
      required: required.includes(name),
      description: own.description,
    }))
  );
}

/** What a reference stands for. */
export function resolve(schema: JsonSchema, { components }: Document): JsonSchema {
  const name = schema.$ref?.slice(schema.$ref.lastIndexOf("/") + 1);
  return (name && components.schemas[name]) || schema;
}
