import type { Placed } from "@/routes/api/docs/by_tag.ts";
import { sample } from "@/routes/api/docs/sample.ts";
import type { Document } from "@/routes/api/document/model.ts";

/** A command line that tries an operation out. */
export function curl({ method, path, operation }: Placed, document: Document, origin: string): string {
  const address = `${origin}${path.replace(/\{(\w+)\}/g, "$$$1".toUpperCase())}`;
  const isStream = Object.values(operation.responses).some(({ content }) => content?.["text/event-stream"]);
  return [
    ["curl", isStream ? "-N" : "", method === "get" ? "" : `-X ${method.toUpperCase()}`, quoted(address)]
      .filter(Boolean).join(" "),
    operation.security.length > 0 ? '-H "Authorization: Bearer $TOKEN"' : "",
    ...bodyOf(operation, document),
  ].filter(Boolean).join(" \\\n  ");
}

function bodyOf({ requestBody }: Placed["operation"], document: Document): string[] {
  if (requestBody?.content["multipart/form-data"]) return ["-F file=@photo.jpg"];
  const schema = requestBody?.content["application/json"]?.schema;
  if (!schema) return [];
  const value = JSON.stringify(sample(schema, document)).replaceAll("'", "’");
  return ["-H 'Content-Type: application/json'", `-d '${value}'`];
}

/** The shell fills the variables in. */
function quoted(address: string): string {
  return address.includes("$") ? `"${address}"` : address;
}
