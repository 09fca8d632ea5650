import { GrammyError, HttpError } from "grammy/web";
import { SendError, type SendErrorKind } from "@/lib/channels/channel.ts";

/** [code, fragment of the description in lower case ("" is any), kind]: the first that fits decides. */
const REFUSALS: readonly (readonly [code: number, fragment: string, kind: SendErrorKind])[] = [
  [401, "", "token"],
  [404, "", "token"],
  [403, "", "user"],
  [400, "chat not found", "user"],
  [400, "user not found", "user"],
  [400, "peer_id_invalid", "user"],
  [400, "user_is_blocked", "user"],
  [400, "user_deactivated", "user"],
  [400, "have no rights to send", "user"],
  [400, "group chat was upgraded", "user"],
  [400, "temporarily unavailable", "transient"],
  [400, "", "content"],
  [409, "", "transient"],
  [413, "", "content"],
  [420, "", "rate"],
  [429, "", "rate"],
];

const LOOKS_LIKE_TOKEN = /\d{5,}:[\w-]{20,}/g;
const MAX_DESCRIPTION = 300;

/**
 * Sorts what the API client threw (https://core.telegram.org/bots/api#making-requests). Neither the client's
 * error nor its cause is kept: they hold the message's text and the address with the token.
 * @throws whatever is no answer and no network failure: a fault of our own
 */
export function toSendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  if (error instanceof GrammyError) return refusal(error);
  if (!(error instanceof HttpError)) throw error;
  if (error.error instanceof SendError) return error.error;
  return new SendError("transient", "Telegram did not answer", { maybeSent: true });
}

function refusal(error: GrammyError): SendError {
  const code = error.error_code;
  const words = String(error.description).replaceAll(LOOKS_LIKE_TOKEN, "…").slice(0, MAX_DESCRIPTION);
  const wait = error.parameters?.retry_after;
  return new SendError(
    kindOf(code, words.toLowerCase()),
    `Telegram refused ${error.method}: ${code} ${words}`,
    {
      platformCode: `${code} ${words}`,
      retryAfter: typeof wait === "number" && wait >= 0 ? wait * 1000 : undefined,
      // A gateway that gave up waiting does not know what became of the message.
      maybeSent: code === 504,
    },
  );
}

function kindOf(code: number, words: string): SendErrorKind {
  if (code >= 500) return "transient";
  return REFUSALS.find(([known, part]) => known === code && words.includes(part))?.[2] ?? "content";
}
