import type { Hook } from "@hono/zod-openapi";
import { AppError } from "@/lib/errors.ts";
import type { ApiEnv } from "@/routes/api/env.ts";

type Checked = Parameters<Hook<unknown, ApiEnv, string, void>>[0];
type Issue = Extract<Checked, { success: false }>["error"]["issues"][number];

/**
 * Turns what a schema found into our refusal.
 * @throws {AppError} invalid_request with `fields`: a reason for each path that is wrong
 */
export function refuseFaults(checked: Checked): void {
  if (checked.success) return;
  const given = "data" in checked ? checked.data : undefined;
  const fields = checked.error.issues.map((issue) => [pathOf(issue), reasonOf(issue, given)]);
  throw new AppError("invalid_request", {
    fields: Object.fromEntries(fields),
    ...lengthOf(checked.error.issues),
  });
}

/** Of a text that is too long its limit is told in words too. */
function lengthOf(issues: readonly Issue[]): Record<string, string | number> {
  const [issue, ...others] = issues;
  if (!issue || others.length > 0 || issue.code !== "too_big" || issue.origin !== "string") return {};
  return { reason: "text_over_limit", field: pathOf(issue), limit: Number(issue.maximum) };
}

function pathOf({ path }: Issue): string {
  return path.map(String).join(".") || "body";
}

function reasonOf(issue: Issue, given: unknown): string {
  switch (issue.code) {
    case "invalid_type":
      return valueAt(given, issue.path) === undefined ? "required" : "wrong_type";
    case "too_big":
      return issue.origin === "string" || issue.origin === "array" ? "too_long" : "too_big";
    case "too_small":
      return issue.origin === "string" || issue.origin === "array" ? "too_short" : "too_small";
    case "invalid_value":
      return valueAt(given, issue.path) === undefined ? "required" : "unknown_value";
    case "invalid_format":
      return "invalid_format";
    default:
      return "invalid";
  }
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  let value = given;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
