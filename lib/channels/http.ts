import { SendError } from "@/lib/channels/channel.ts";
import { parseJson } from "@/lib/channels/json.ts";

/** An answer of a platform's API: status, headers and the parsed body, whatever it was. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

const MAX_ANSWER_BYTES = 5_000_000;

/** What stands as `platformCode` of a call that brought no answer at all, so that there are no words to repeat. */
export const NO_ANSWER = "no_answer";

/**
 * Calls a platform's API and reads the answer as JSON (a body that is not JSON becomes its text).
 * @param timeout ms until the call is given up
 * @throws {SendError} transient when no answer came; `maybeSent` says that the request had left
 */
export async function callApi(
  fetcher: typeof fetch,
  url: string,
  init: RequestInit = {},
  timeout = 20_000,
): Promise<ApiAnswer> {
  const response = await reach(fetcher, url, init, timeout);
  const text = await readText(response);
  return { status: response.status, headers: response.headers, body: looseJson(text) };
}

async function reach(fetcher: typeof fetch, url: string, init: RequestInit, timeout: number) {
  try {
    return await fetcher(url, { redirect: "error", ...init, signal: AbortSignal.timeout(timeout) });
  } catch (cause) {
    throw noAnswer(cause);
  }
}

async function readText(response: Response): Promise<string> {
  try {
    const bytes = await response.arrayBuffer();
    if (bytes.byteLength > MAX_ANSWER_BYTES) throw new SendError("transient", "The answer is too large");
    return new TextDecoder().decode(bytes);
  } catch (cause) {
    throw cause instanceof SendError ? cause : noAnswer(cause);
  }
}

function looseJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

/** The message of a network error may hold the whole address, token and all: it is not repeated. */
function noAnswer(cause: unknown): SendError {
  const refused = cause instanceof Error && /refused|dns|resolve|lookup|certificate/i.test(cause.message);
  // Deno says only "fetch failed" and keeps the phase in the cause.
  const phase = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : "";
  return new SendError("transient", "The platform did not answer", {
    maybeSent: !refused && !phase.includes("client error (Connect)"),
    platformCode: NO_ANSWER,
  });
}

/** ms to wait by a Retry-After header (seconds or a date), or undefined. */
export function retryAfter(headers: Headers, now = Date.now()): number | undefined {
  const value = headers.get("retry-after");
  if (!value) return undefined;
  const seconds = Number(value);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - now;
  return Number.isFinite(wait) && wait >= 0 ? wait : undefined;
}
