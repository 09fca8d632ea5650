import { strictEqual } from "node:assert/strict";
import type { Document, JsonSchema, Operation } from "@/routes/api/document/model.ts";

/** The operation of a request, or nothing for an address that the document does not know. */
export function operationOf(document: Document, method: string, address: string): Operation | undefined {
  const path = address.split("?")[0] ?? "";
  const found = Object.entries(document.paths).find(([template]) =>
    new RegExp(`^${template.replace(/\{\w+\}/g, "[^/]+")}$`).test(path)
  );
  return found?.[1][method.toLowerCase()];
}

/**
 * Holds an answer against the document.
 * @throws when its status, its code or any of its fields is not documented
 */
export function honour(document: Document, operation: Operation, status: number, body: unknown): void {
  const response = operation.responses[String(status)];
  if (!response) throw new Error(`${operation.operationId} answers ${status}, which is not documented`);
  const schema = response.content?.["application/json"]?.schema;
  const faults = schema ? faultsOf(schema, body, document, "") : [];
  strictEqual(faults.join("; "), "", `${operation.operationId} ${status}: ${JSON.stringify(body)}`);
  const code = status < 400 ? undefined : Object(Object(body).error).code;
  if (code && !operation["x-refusals"].includes(code)) {
    throw new Error(`${operation.operationId} refuses with ${code}, which is not documented`);
  }
}

function faultsOf(given: JsonSchema, value: unknown, document: Document, at: string): string[] {
  const schema = flat(given, document);
  if (schema.anyOf) {
    const tries = schema.anyOf.map((one) => faultsOf(one, value, document, at));
    return tries.some((faults) => faults.length === 0) ? [] : tries.flat();
  }
  if (schema.enum && !schema.enum.includes(value)) return [`${at} is ${JSON.stringify(value)}`];
  if (schema.type === undefined) return [];
  const types = [schema.type].flat();
  if (!types.some((type) => isOf(type, value))) return [`${at} is no ${types}`];
  if (Array.isArray(value)) {
    return value.flatMap((one, i) => faultsOf(schema.items ?? {}, one, document, `${at}.${i}`));
  }
  return typeof value === "object" && value !== null ? fieldFaults(schema, value, document, at) : [];
}

function fieldFaults(schema: JsonSchema, value: object, document: Document, at: string): string[] {
  const { properties = {}, required = [], additionalProperties } = schema;
  const missing = required.filter((name) => !Object.hasOwn(value, name)).map((name) =>
    `${at}.${name} is missing`
  );
  const wrong = Object.entries(value).flatMap(([name, own]) => {
    const rest = typeof additionalProperties === "object" ? additionalProperties : undefined;
    const known = properties[name] ?? rest;
    return known ? faultsOf(known, own, document, `${at}.${name}`) : [`${at}.${name} is not documented`];
  });
  return [...missing, ...wrong];
}

function flat(schema: JsonSchema, document: Document): JsonSchema {
  if (schema.$ref) {
    const name = schema.$ref.split("/").at(-1) ?? "";
    const found = document.components.schemas[name];
    if (!found) throw new Error(`The document has no ${schema.$ref}`);
    return flat(found, document);
  }
  if (!schema.allOf) return schema;
  const parts = schema.allOf.map((part) => flat(part, document));
  return {
    type: "object",
    properties: Object.assign({}, ...parts.map((part) => part.properties)),
    required: parts.flatMap((part) => part.required ?? []),
  };
}

function isOf(type: string, value: unknown): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  const found: string = typeof value;
  return found === type;
}
