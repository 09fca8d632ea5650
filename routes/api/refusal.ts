import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { routePath } from "hono/route";
import { isStorageTrouble } from "@/db/libsql.ts";
import { AppError } from "@/lib/errors.ts";
import type { ApiEnv } from "@/routes/api/env.ts";
import { sentenceOf } from "@/routes/api/sentence.ts";

/** Seconds after which to come again when the storage cannot take it now. */
const AGAIN_SECONDS = 5;

/** Every failure of the API in one shape; a surprise is logged and not described. */
export function answerRefusal(thrown: Error, c: Context<ApiEnv>): Response {
  const error = refusalOf(thrown);
  const { requestId, locale } = c.var;
  note(c, error, thrown);
  if (error.status === 401) c.header("www-authenticate", "Bearer");
  const wait = retryAfter(error);
  if (wait !== undefined) c.header("retry-after", String(wait));
  const details = detailsOf(error);
  const message = sentenceOf(error, locale);
  return c.json({ error: { code: error.code, message, details, requestId } }, error.status);
}

function refusalOf(thrown: Error): AppError {
  if (thrown instanceof AppError) return thrown;
  if (isStorageTrouble(thrown)) return new AppError("unavailable");
  if (thrown instanceof HTTPException && thrown.status === 400) return new AppError("malformed_json");
  return new AppError("internal");
}

function note(c: Context<ApiEnv>, { code }: AppError, thrown: Error): void {
  if (code !== "internal" && code !== "unavailable") return;
  const { services: { log }, requestId } = c.var;
  const event = code === "internal" ? "api.failed" : "api.unavailable";
  log.error(event, thrown, { requestId, method: c.req.method, route: routePath(c) });
}

/** Seconds, rounded up. */
function retryAfter({ code, details }: AppError): number | undefined {
  if (typeof details.retryAfter === "number") return Math.ceil(details.retryAfter / 1000);
  return code === "unavailable" ? AGAIN_SECONDS : undefined;
}

/** A single field at fault is told like several. */
function detailsOf({ code, details }: AppError): Record<string, unknown> | undefined {
  const { field, reason } = details;
  const one = code === "invalid_request" && typeof field === "string"
    ? { fields: { [field]: reason ?? "invalid" } }
    : {};
  const all = { ...one, ...details };
  return Object.keys(all).length > 0 ? all : undefined;
}
