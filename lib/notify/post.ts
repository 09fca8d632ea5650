import { retryAfter } from "@/lib/channels/http.ts";
import { permittedUrl } from "@/lib/media/address.ts";
import { Deadline } from "@/lib/media/deadline.ts";
import { MediaError } from "@/lib/media/error.ts";
import { postPinned } from "@/lib/media/pinned.ts";
import { permittedHost, type Resolve, systemResolve } from "@/lib/media/resolve.ts";
import type { PushRequest } from "@/lib/notify/encrypt.ts";

const TIMEOUT_MS = 15_000;

/** What a push service made of a letter. */
export type Posted =
  | { readonly kind: "taken" }
  /** The browser has given the subscription up (RFC 8030, 7.3). */
  | { readonly kind: "gone" }
  /** @param after ms, as the service says; absent: it does not */
  | { readonly kind: "later"; readonly after?: number; readonly error: string }
  | { readonly kind: "refused"; readonly error: string };

interface World {
  /** Opens loopback and private networks, for demo and tests. */
  readonly allowPrivate: boolean;
  readonly resolve?: Resolve;
}

/**
 * An endpoint that pushes may be posted to, as far as its text tells: it came from a browser, so it is checked
 * like any address that somebody else supplied.
 * @throws {MediaError} blocked
 */
export function permittedEndpoint(endpoint: string, allowPrivate: boolean): URL {
  const url = permittedUrl(endpoint, undefined, allowPrivate);
  if (url.protocol !== "https:" && !allowPrivate) {
    throw new MediaError("blocked", "Could not push: the endpoint is not https");
  }
  return url;
}

/** Posts one letter, without following redirects. Never throws for what the network does. */
export async function postPush(endpoint: string, request: PushRequest, world: World): Promise<Posted> {
  const deadline = new Deadline(TIMEOUT_MS);
  try {
    const url = permittedEndpoint(endpoint, world.allowPrivate);
    const host = permittedHost(url.hostname, world.resolve ?? systemResolve, world.allowPrivate);
    const addresses = await deadline.race(host);
    const answer = await postPinned({ ...request, url, addresses, signal: deadline.signal });
    answer.destroy();
    return sorted(answer.statusCode ?? 0, answer.headers["retry-after"]);
  } catch (thrown) {
    const error = deadline.sorted(thrown);
    const blocked = error instanceof MediaError && error.kind === "blocked";
    return {
      kind: blocked ? "refused" : "later",
      error: error instanceof Error ? error.message : String(error),
    };
  } finally {
    deadline.stop();
  }
}

function sorted(status: number, wait: string | undefined): Posted {
  if (status >= 200 && status < 300) return { kind: "taken" };
  if (status === 404 || status === 410) return { kind: "gone" };
  const error = `The push service answered ${status}`;
  if (status !== 429 && status < 500) return { kind: "refused", error };
  return {
    kind: "later",
    after: wait === undefined ? undefined : retryAfter(new Headers({ "retry-after": wait })),
    error,
  };
}
