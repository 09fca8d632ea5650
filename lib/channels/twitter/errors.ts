import { SendError, type SendErrorKind } from "@/lib/channels/channel.ts";
import { type ApiAnswer, retryAfter } from "@/lib/channels/http.ts";
import { Peek } from "@/lib/channels/json.ts";
import { count, words } from "@/lib/channels/reading.ts";

const MAX_WORDS = 300;

/** [status, fragment of the words in lower case ("" is any), kind]: the first that fits decides. */
const REFUSALS: readonly (readonly [status: number, fragment: string, kind: SendErrorKind])[] = [
  [401, "", "token"],
  // Paid usage is spent: waiting does not help, and the next month or payment needs no new key.
  [402, "", "content"],
  [429, "usage-capped", "content"],
  [429, "usagecap", "content"],
  [429, "", "rate"],
  // The app, its rights or its plan; the account itself.
  [403, "client-forbidden", "token"],
  [403, "client-not-enrolled", "token"],
  [403, "oauth1-permissions", "token"],
  [403, "oauth1 app permissions", "token"],
  [403, "unsupported-authentication", "token"],
  [403, "account is suspended", "token"],
  [403, "temporarily locked", "token"],
  // Direct messages: closed to us (349), not a follower (150), open to verified senders only (476).
  [403, "send messages to this user", "user"],
  [403, "permission to dm", "user"],
  [403, "who are not following you", "user"],
  [403, "to send message requests", "user"],
  // What remains is about the post: no answer allowed unless the author mentioned us, said already, too long.
  [403, "", "content"],
  [404, "/messages", "user"],
];

/** By the codes of the older API, which some answers still carry. */
const CODES: ReadonlyMap<number, SendErrorKind> = new Map<number, SendErrorKind>([
  [32, "token"],
  [64, "token"],
  [89, "token"],
  [326, "token"],
  [150, "user"],
  [349, "user"],
  [476, "user"],
  [187, "content"],
  [88, "rate"],
  [130, "transient"],
  [131, "transient"],
]);

/** Headers of X's limits: the first that is used up says when it begins anew. */
const LIMITS = ["x-app-limit-24hour", "x-user-limit-24hour", "x-rate-limit"];

/**
 * Sorts an answer that is no success: a problem (RFC 7807) or a list of errors.
 * (docs.x.com/x-api/fundamentals/response-codes-and-errors)
 * @param what the call: its verb and path
 * @param now ms since the epoch
 */
export function refusal(what: string, answer: ApiAnswer, now: number): SendError {
  const { status } = answer;
  const said = wordsOf(new Peek(answer.body));
  const kind = kindOf(what, answer, said);
  return new SendError(kind, `X refused ${what} with HTTP ${status}`, {
    platformCode: `${status} ${said}`.trim(),
    retryAfter: kind === "rate" ? waitOf(answer.headers, now) : undefined,
    // A gateway that gave up waiting does not know what became of the call.
    maybeSent: status === 504,
  });
}

function kindOf(what: string, { status, body }: ApiAnswer, said: string): SendErrorKind {
  if (status >= 500) return "transient";
  const known = CODES.get(codeIn(new Peek(body)) ?? 0);
  if (known) return known;
  const haystack = `${said} ${status === 404 ? what : ""}`.toLowerCase();
  const row = REFUSALS.find(([wanted, fragment]) => wanted === status && haystack.includes(fragment));
  return row?.[2] ?? "content";
}

function codeIn(body: Peek): number | undefined {
  const holders = [...body.get("errors").list, body];
  return holders.map((holder) => count(holder.get("code"))).find((code) => code !== undefined);
}

/** Type, title and detail, or the messages of a list; the type's last part is its name. */
function wordsOf(body: Peek): string {
  const problems = [body, ...body.get("errors").list.slice(0, 3)];
  const parts = problems.flatMap((problem) => [
    words(problem.get("type"))?.split("/").at(-1),
    words(problem.get("reason")),
    words(problem.get("detail")) ?? words(problem.get("message")) ?? words(problem.get("title")),
  ]);
  return [...new Set(parts.filter((part) => part !== undefined))].join(" ").slice(0, MAX_WORDS)
    .toWellFormed();
}

function waitOf(headers: Headers, now: number): number | undefined {
  for (const limit of LIMITS) {
    const reset = Number(headers.get(`${limit}-reset`) ?? NaN);
    const spent = headers.get(`${limit}-remaining`) === "0" || limit === "x-rate-limit";
    if (spent && Number.isFinite(reset)) return Math.max(reset * 1000 - now, 1_000);
  }
  return retryAfter(headers, now);
}
