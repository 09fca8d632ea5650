import { permittedUrl } from "@/lib/media/address.ts";
import { limitedBody, tooLarge } from "@/lib/media/body.ts";
import { Deadline } from "@/lib/media/deadline.ts";
import { MediaError } from "@/lib/media/error.ts";
import { type Answer, getPinned } from "@/lib/media/pinned.ts";
import { permittedHost, type Resolve, systemResolve } from "@/lib/media/resolve.ts";
import { refusal } from "@/lib/media/status.ts";

const MAX_REDIRECTS = 3;
const REDIRECTS = [301, 302, 303, 307, 308];
const OURS = { "user-agent": "Otklik/1.0", "accept": "*/*", "accept-encoding": "identity" };

export interface GuardOptions {
  /** Bytes of the body, after decompression. */
  readonly maxBytes: number;
  /** ms for everything: names, redirects and the whole body. */
  readonly timeoutMs: number;
  /** Sent to the first origin alone: they may hold a token. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Opens loopback and private networks, for demo and tests; never link-local ones. */
  readonly allowPrivate?: boolean;
  readonly resolve?: Resolve;
  /** Authorities to trust beside the usual ones, in PEM. */
  readonly ca?: string;
}

export interface Fetched {
  /** As the server says, without parameters: a claim. */
  readonly contentType: string | null;
  /** True when the server announces a page: a login form, perhaps, in place of the file. */
  readonly html: boolean;
  /** Read it or cancel it; it fails with a MediaError. */
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
}

/**
 * GET of an address that somebody else supplied. Every hop is checked: scheme, host, port, and the address
 * that the name stands for, which is then the one that is connected to.
 * @throws {MediaError} blocked, too_large, timeout, not_found, expired or unreachable
 */
export async function guardedFetch(url: string, options: GuardOptions): Promise<Fetched> {
  const deadline = new Deadline(options.timeoutMs);
  try {
    const answer = await follow(url, options, deadline);
    return fetched(answer, options.maxBytes, deadline);
  } catch (error) {
    deadline.stop();
    throw deadline.sorted(error);
  }
}

async function follow(address: string, options: GuardOptions, deadline: Deadline): Promise<Answer> {
  const allowPrivate = options.allowPrivate ?? false;
  let url = permittedUrl(address, undefined, allowPrivate);
  let secrets = options.headers ?? {};
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const answer = await get(url, secrets, options, deadline);
    const location = redirectOf(answer);
    if (location === null) return answer;
    answer.destroy();
    const next = permittedUrl(location, url, allowPrivate);
    if (next.origin !== url.origin) secrets = {};
    url = next;
  }
  throw new MediaError("blocked", `Could not fetch the file: it was redirected over ${MAX_REDIRECTS} times`);
}

async function get(
  url: URL,
  secrets: Readonly<Record<string, string>>,
  options: GuardOptions,
  deadline: Deadline,
): Promise<Answer> {
  const host = permittedHost(url.hostname, options.resolve ?? systemResolve, options.allowPrivate ?? false);
  const addresses = await deadline.race(host);
  const headers = { ...OURS, ...secrets };
  return await getPinned({ url, addresses, headers, signal: deadline.signal, ca: options.ca });
}

function redirectOf(answer: Answer): string | null {
  const { statusCode = 0, headers } = answer;
  return REDIRECTS.includes(statusCode) ? headers.location ?? null : null;
}

function fetched(answer: Answer, maxBytes: number, deadline: Deadline): Fetched {
  try {
    const fault = refusal(answer) ?? oversize(answer, maxBytes);
    if (fault) throw fault;
    const body = limitedBody(answer, {
      maxBytes,
      done: () => deadline.stop(),
      sorted: (error) => deadline.sorted(error),
    });
    const contentType = answer.headers["content-type"]?.split(";")[0]?.trim().toLowerCase() || null;
    return {
      contentType,
      html: contentType === "text/html" || contentType === "application/xhtml+xml",
      body,
    };
  } catch (error) {
    answer.destroy();
    throw error;
  }
}

function oversize(answer: Answer, maxBytes: number): MediaError | null {
  return Number(answer.headers["content-length"] ?? 0) > maxBytes ? tooLarge(maxBytes) : null;
}
