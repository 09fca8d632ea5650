import type { z } from "zod";
import { AppError } from "@/lib/errors.ts";
import { readJsonBody } from "@/routes/api/body.ts";

/**
 * The body of a request as `schema` has it.
 * @throws {AppError} malformed_json, too_large, invalid_request with the fields that are wrong
 */
export async function readBody<T>(given: Request, schema: z.ZodType<T>): Promise<T> {
  const result = schema.safeParse(await parse(await readJsonBody(given)));
  if (result.success) return result.data;
  const fields = result.error.issues.map(({ path, code }) => [path.map(String).join(".") || "body", code]);
  throw new AppError("invalid_request", { fields: Object.fromEntries(fields) });
}

async function parse(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError("malformed_json");
    throw error;
  }
}
