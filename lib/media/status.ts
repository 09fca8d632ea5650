import { retryAfter } from "@/lib/channels/http.ts";
import { MediaError } from "@/lib/media/error.ts";
import type { Answer } from "@/lib/media/pinned.ts";

const GONE = [401, 403, 410];
const LATER = [408, 425, 429];

/** What a file server's status means; null when the file is coming. */
export function refusal(answer: Answer): MediaError | null {
  const status = answer.statusCode ?? 0;
  if (status >= 200 && status < 300 && status !== 204) return null;
  const message = `Could not fetch the file: its server answered ${status}`;
  if (GONE.includes(status)) return new MediaError("expired", message);
  const later = status >= 500 || LATER.includes(status);
  if (!later) return new MediaError("not_found", message);
  return new MediaError("unreachable", message, { retryAfter: wait(answer) });
}

function wait(answer: Answer): number | undefined {
  const value = answer.headers["retry-after"];
  return value === undefined ? undefined : retryAfter(new Headers({ "retry-after": value }));
}
