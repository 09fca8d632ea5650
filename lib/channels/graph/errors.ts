import { SendError, type SendErrorKind } from "@/lib/channels/channel.ts";
import { usageWait } from "@/lib/channels/graph/usage.ts";
import { type ApiAnswer, retryAfter } from "@/lib/channels/http.ts";
import { Peek } from "@/lib/channels/json.ts";

/** What can be done about a platform's error codes; a subcode decides before its code does. */
export interface Refusals {
  readonly codes: readonly (readonly [SendErrorKind, readonly number[]])[];
  readonly subcodes: readonly (readonly [SendErrorKind, code: number, subcode: number])[];
  /** ms to wait by code, where the answer does not say. */
  readonly waits?: ReadonlyMap<number, number>;
}

const MAX_WORDS = 300;
/** Missing rights, but also Meta's word for an answer that comes too late, under subcodes old and new. */
const PERMISSION = 10;
const TOO_LATE = /outside of (?:the )?allowed window/i;
/** Meta's own page says of it: the messages are sent, and the endpoint returns an error (error codes, 1/1357046). */
const SENT_ALL_THE_SAME = [1, 1_357_046] as const;
/**
 * Keys of users, pages and apps, which Meta repeats in "Malformed access token …". The names of rights are as
 * long, and are words with lines between them.
 */
const LOOKS_LIKE_KEY = /(?<![\w|-])(?![a-z]+(?:_[a-z]+)+(?![\w|-]))[\w|-]{32,}/g;

/**
 * Sorts a Graph API answer that is no success: `{"error":{message,code,error_subcode,…}}`, or whatever a
 * gateway said (developers.facebook.com/docs/graph-api/guides/error-handling).
 * @param what begins the error's message: who refused which call
 */
export function refusal(what: string, answer: ApiAnswer, table: Refusals): SendError {
  const error = new Peek(answer.body).get("error");
  const code = error.get("code").number;
  const subcode = error.get("error_subcode").number;
  const late = code === PERMISSION && TOO_LATE.test(error.get("message").text ?? "");
  const kind = late ? "window" : kindOf(table, code, subcode) ?? kindByStatus(answer.status, error);
  const name = nameOf(answer.status, code, subcode);
  return new SendError(kind, `${what} with ${code === undefined ? name : `code ${name}`}`, {
    platformCode: `${name} ${wordsOf(error)}`.trim(),
    retryAfter: kind === "rate" ? waitOf(answer.headers, table, code) : undefined,
    // A gateway that gave up waiting does not know what became of the call.
    maybeSent: answer.status === 504 || (code === SENT_ALL_THE_SAME[0] && subcode === SENT_ALL_THE_SAME[1]),
  });
}

/** The kind of a code by the table, or undefined for one that it does not know. */
export function kindOf(table: Refusals, code?: number, subcode?: number): SendErrorKind | undefined {
  const exact = table.subcodes.find(([, one, sub]) => one === code && sub === subcode);
  if (exact) return exact[0];
  return table.codes.find(([, codes]) => code !== undefined && codes.includes(code))?.[0];
}

/** Meta's own numbers behind an error that `refusal` made. */
export function codesOf(error: SendError): { readonly code?: number; readonly subcode?: number } {
  const [, code, subcode] = /^(\d+)(?:\/(\d+))?(?: |$)/.exec(error.platformCode ?? "") ?? [];
  return { code: code ? Number(code) : undefined, subcode: subcode ? Number(subcode) : undefined };
}

/** All codes from one to another, both included. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** A code that is not known is permanent: repeating the same call would end the same way. */
function kindByStatus(status: number, error: Peek): SendErrorKind {
  if (status === 429) return "rate";
  if (status >= 500 || error.get("is_transient").isTrue) return "transient";
  return status === 401 ? "token" : "content";
}

function nameOf(status: number, code?: number, subcode?: number): string {
  if (code === undefined) return `HTTP ${status}`;
  return subcode === undefined ? String(code) : `${code}/${subcode}`;
}

function wordsOf(error: Peek): string {
  const words = [error.get("message").text, error.at("error_data", "details").text].filter(Boolean).join(
    ": ",
  );
  return words.toWellFormed().replaceAll(LOOKS_LIKE_KEY, "…").slice(0, MAX_WORDS);
}

function waitOf(headers: Headers, table: Refusals, code: number | undefined): number | undefined {
  return retryAfter(headers) ?? usageWait(headers) ?? table.waits?.get(code ?? -1);
}
