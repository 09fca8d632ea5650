import http from "node:http";
import https from "node:https";
import type { LookupAddress, LookupOptions } from "node:dns";
import { isIPv6 } from "node:net";

/** An answer whose body has not been read yet: the reader reads it to the end or destroys it. */
export type Answer = http.IncomingMessage;

export interface PinnedRequest {
  readonly url: URL;
  /** IP addresses, already checked: no other is connected to, whatever DNS says by now. */
  readonly addresses: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Authorities to trust beside the usual ones, in PEM. */
  readonly ca?: string;
}

/** GET without redirects, over a connection of its own. The name still goes into Host, SNI and the certificate check. */
export function getPinned(request: PinnedRequest): Promise<Answer> {
  return send(request, "GET");
}

/** POST in the same way. */
export function postPinned(request: PinnedRequest & { readonly body: Uint8Array }): Promise<Answer> {
  return send(request, "POST", request.body);
}

function send(request: PinnedRequest, method: "GET" | "POST", body?: Uint8Array): Promise<Answer> {
  const { url, headers, signal, ca } = request;
  const secure = url.protocol === "https:";
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const options = { method, headers, signal, agent: false, lookup: pinned(request.addresses) };
  const sent = secure ? https.request(url, { ...options, ...(ca && { ca }) }) : http.request(url, options);
  sent.once("response", resolve);
  sent.on("error", reject);
  sent.end(body);
  return promise;
}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

function pinned(addresses: readonly string[]) {
  const all = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_host: string, options: LookupOptions, found: Found) => {
    const first = all[0];
    if (options.all || !first) found(null, all);
    else found(null, first.address, first.family);
  };
}
