import { type ErrorCode, ERRORS } from "@/lib/errors.ts";
import type { Document, Operation } from "@/routes/api/document/model.ts";

const SCHEMA = { $ref: "#/components/schemas/RefusalAnswer" };

/** Adds to every operation the refusals that it can meet, by status; `x-codes` names them. */
export function withRefusals(document: Document): Document {
  for (const operation of Object.values(document.paths).flatMap((item) => Object.values(item))) {
    const codes = codesOf(operation);
    operation["x-refusals"] = codes;
    for (const [status, group] of Map.groupBy(codes, (code) => ERRORS[code])) {
      operation.responses[String(status)] = {
        description: "",
        "x-codes": group,
        content: { "application/json": { schema: SCHEMA } },
      };
    }
  }
  return document;
}

function codesOf(operation: Operation): ErrorCode[] {
  const { security, parameters, requestBody } = operation;
  const isPrivate = security.length > 0;
  const takesJson = requestBody?.content["application/json"] !== undefined;
  const implied: [boolean, ErrorCode][] = [
    [parameters.length > 0 || takesJson, "invalid_request"],
    [takesJson, "malformed_json"],
    [takesJson, "too_large"],
    [isPrivate, "unauthorized"],
    [isPrivate, "forbidden"],
    [isPrivate, "unavailable"],
    [true, "internal"],
  ];
  const own = operation["x-refusals"].filter(isCode);
  return [...new Set([...own, ...implied.filter(([applies]) => applies).map(([, code]) => code)])];
}

function isCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}
