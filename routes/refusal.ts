import type { ErrorHandler } from "hono";
import { isStorageTrouble } from "@/db/libsql.ts";
import { AppError } from "@/lib/errors.ts";
import { negotiateLocale } from "@/lib/i18n/locale.ts";
import { newId } from "@/lib/ids.ts";
import type { Services } from "@/lib/services.ts";
import { sentenceOf } from "@/routes/api/sentence.ts";
import type { PageEnv } from "@/routes/state.ts";

/** What is refused before there is a page to show it, or in a part that has none: one line of text. */
export function answerRefusal({ log, now }: Services): ErrorHandler<PageEnv> {
  return (thrown, c) => {
    const error = asRefusal(thrown);
    const requestId = newId(now());
    if (error.status >= 500) log.error("request.failed", thrown, { requestId, method: c.req.method });
    const sentence = sentenceOf(error, negotiateLocale(c.req.header("accept-language")));
    return c.text(sentence, error.status, { "x-request-id": requestId });
  };
}

/** @returns `internal` for a surprise */
export function asRefusal(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  return new AppError(isStorageTrouble(thrown) ? "unavailable" : "internal");
}
