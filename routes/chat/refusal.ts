import type { Context } from "hono";
import { isStorageTrouble } from "@/db/libsql.ts";
import { AppError } from "@/lib/errors.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import type { ChatEnv } from "@/routes/chat/env.ts";

/** Every failure of the chat in one shape, in words for a visitor; a surprise is logged and not described. */
export function answerRefusal(thrown: Error, c: Context<ChatEnv>): Response {
  const error = refusalOf(thrown);
  const { requestId, services, locale = "en" } = c.var;
  const facts = { requestId, method: c.req.method, connectionId: c.req.param("connection") };
  if (c.req.raw.signal.aborted) services.log.info("chat.visitor_left", facts);
  else if (error.status >= 500) services.log.error("chat.failed", thrown, facts);
  if (error.status === 401) c.header("www-authenticate", "Bearer");
  const { retryAfter, ...details } = error.details;
  if (typeof retryAfter === "number") c.header("retry-after", String(Math.ceil(retryAfter / 1000)));
  const { code } = error;
  const message = translator(locale).code("chat.error", code);
  return c.json({ error: { code, message, details: { ...details, retryAfter }, requestId } }, error.status);
}

function refusalOf(thrown: Error): AppError {
  if (thrown instanceof AppError) return thrown;
  if (isStorageTrouble(thrown)) return new AppError("unavailable");
  if (thrown instanceof SyntaxError) return new AppError("malformed_json");
  return new AppError("internal");
}
