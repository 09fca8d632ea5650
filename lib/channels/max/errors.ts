import { SendError, type SendErrorKind } from "@/lib/channels/channel.ts";
import { type ApiAnswer, retryAfter } from "@/lib/channels/http.ts";
import { Peek } from "@/lib/channels/json.ts";
import { words } from "@/lib/channels/reading.ts";

/** MAX has not processed a fresh upload yet: the same message passes a little later. */
export const NOT_READY = "attachment.not.ready";

/** ms. MAX allows thirty calls a second and does not say how long to wait: a few seconds let others through. */
const WAIT = 5_000;
const MAX_WORDS = 200;
const LOOKS_LIKE_TOKEN = /[\w-]{40,}/g;

/** By the answer's `code`, which says more than the status. (https://dev.max.ru/docs-api, error responses) */
const BY_CODE: ReadonlyMap<string, SendErrorKind> = new Map<string, SendErrorKind>([
  ["verify.token", "token"],
  [NOT_READY, "transient"],
  // The customer stopped the bot or took the dialog away.
  ["chat.denied", "user"],
  ["access.denied", "user"],
]);

const BY_STATUS: ReadonlyMap<number, SendErrorKind> = new Map<number, SendErrorKind>([
  [401, "token"],
  [403, "user"],
  [404, "user"],
  [429, "rate"],
]);

/** Sorts an answer that is no success: `{"code","message"}`, or whatever a gateway said. */
export function refusal(what: string, answer: ApiAnswer): SendError {
  const { status } = answer;
  const body = new Peek(answer.body);
  const code = words(body.get("code"));
  const said = words(body.get("message"))?.replaceAll(LOOKS_LIKE_TOKEN, "…").slice(0, MAX_WORDS) ?? "";
  const kind = BY_CODE.get(code ?? "") ?? BY_STATUS.get(status) ?? (status >= 500 ? "transient" : "content");
  return new SendError(kind, `MAX refused ${what} with ${code ?? `HTTP ${status}`}`, {
    platformCode: `${code ?? `HTTP ${status}`} ${said}`.trim().toWellFormed(),
    retryAfter: retryAfter(answer.headers) ?? (kind === "rate" ? WAIT : undefined),
    // A gateway that gave up waiting does not know what became of the call.
    maybeSent: status === 504 || status < 400,
  });
}

/** True for an error that `refusal` made of this code. */
export function hasCode(error: unknown, code: string): error is SendError {
  return error instanceof SendError && error.platformCode?.split(" ", 1)[0] === code;
}
