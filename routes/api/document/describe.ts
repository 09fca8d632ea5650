import type { Message, Messages } from "@/lib/i18n/message.ts";
import { credentialsInWords } from "@/routes/api/document/credentials.ts";
import type { Document, JsonSchema, Operation } from "@/routes/api/document/model.ts";

const TAGS = [
  "tickets",
  "views",
  "messages",
  "replies",
  "live",
  "contacts",
  "search",
  "connections",
  "broadcasts",
  "sla",
  "rules",
  "csi",
  "reports",
  "notifications",
  "team",
  "tokens",
  "reference",
];

/**
 * Says in one language what every operation does and what its fields mean.
 * @param words the areas `api` and `errors` of the catalogue
 */
export function describe(document: Document, words: Messages): Document {
  const { info, paths, components } = document;
  info.title = sentence(words.api, "title") ?? info.title;
  info.description = sentence(words.api, "lead");
  document.tags = TAGS.map((name) => ({ name, description: sentence(words.api, `tag.${name}`) ?? name }));
  for (const operation of Object.values(paths).flatMap((item) => Object.values(item))) {
    describeOperation(operation, words);
  }
  for (const [name, schema] of Object.entries(components.schemas)) describeFields(name, schema, words);
  const keys = components.schemas.NewConnection?.properties?.credentials;
  if (keys) keys.description = `${keys.description ?? ""} ${credentialsInWords()}`;
  return document;
}

function describeOperation(operation: Operation, words: Messages): void {
  operation.summary = sentence(words.api, `op.${operation.operationId}`);
  operation.description = sentence(words.api, `about.${operation.operationId}`);
  for (const parameter of operation.parameters) {
    const own = sentence(words.api, `param.${operation.operationId}.${parameter.name}`);
    parameter.description = own ?? sentence(words.api, `param.${parameter.name}`);
  }
  for (const [status, response] of Object.entries(operation.responses)) {
    const codes = Array.isArray(response["x-codes"]) ? response["x-codes"].map(String) : [];
    const refused = codes.map((code) => `\`${code}\`: ${sentence(words.errors, code) ?? ""}`).join("\n");
    response.description = refused || (sentence(words.api, `done.${status}`) ?? "");
  }
}

function describeFields(name: string, schema: JsonSchema, words: Messages): void {
  for (const part of [schema, ...schema.allOf ?? []]) {
    for (const [field, own] of Object.entries(part.properties ?? {})) {
      const said = sentence(words.api, `field.${name}.${field}`) ?? sentence(words.api, `field.${field}`);
      if (said) own.description = said;
    }
  }
}

function sentence(area: Readonly<Record<string, Message>> | undefined, key: string): string | undefined {
  const message = area && Object.hasOwn(area, key) ? area[key] : undefined;
  return typeof message === "string" ? message : message?.other;
}
