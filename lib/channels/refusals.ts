import { SendError } from "@/lib/channels/channel.ts";
import { type ApiAnswer, retryAfter } from "@/lib/channels/http.ts";

/** A secret that can travel in a header: visible Latin letters, digits and marks. @throws {SendError} token */
export function headerSecret(label: string, secret: string | undefined): string {
  if (secret !== undefined && /^[\x21-\x7e]+$/.test(secret)) return secret;
  throw new SendError("token", `The key for ${label} is missing or has a wrong shape`);
}

/**
 * Sorts an answer by its HTTP status alone, where the body says nothing that we know: it comes from what
 * stands before the platform.
 * @param what the call, for the message
 */
export function statusRefusal(label: string, what: string, answer: ApiAnswer): SendError {
  const { status } = answer;
  const message = `${label} answered ${what} with HTTP ${status}`;
  const options = { platformCode: `HTTP ${status}`, retryAfter: retryAfter(answer.headers) };
  if (status === 429) return new SendError("rate", message, options);
  if (status === 401) return new SendError("token", message, options);
  if (status >= 400 && status < 500) return new SendError("content", message, options);
  // A gateway that gave up waiting, or an answer that cannot be read, does not tell what became of the call.
  return new SendError("transient", message, { ...options, maybeSent: status < 400 || status === 504 });
}

/** Runs what comes before the message itself: whatever fails there, nothing was sent. @throws {SendError} */
export async function beforeSending<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SendError) || !error.maybeSent) throw error;
    const { retryAfter, platformCode } = error;
    throw new SendError(error.kind, error.message, { retryAfter, platformCode, cause: error });
  }
}
