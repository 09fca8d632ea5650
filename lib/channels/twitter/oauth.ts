/** The app's key and secret, and those of the account that it acts for. */
export interface OAuthKeys {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly token: string;
  readonly tokenSecret: string;
}

/** What makes one request unlike any other. */
export interface Stamp {
  readonly nonce: string;
  /** Seconds since the epoch. */
  readonly timestamp: number;
}

const METHOD = "HMAC-SHA1";
const encoder = new TextEncoder();

/**
 * The Authorization header of a request in an account's name: OAuth 1.0a with HMAC-SHA1 (RFC 5849). The
 * query counts, a body does not unless it is a form, and ours are none.
 */
export async function authorization(
  method: string,
  url: URL,
  keys: OAuthKeys,
  stamp: Stamp,
): Promise<string> {
  const own: readonly (readonly [string, string])[] = [
    ["oauth_consumer_key", keys.consumerKey],
    ["oauth_nonce", stamp.nonce],
    ["oauth_signature_method", METHOD],
    ["oauth_timestamp", String(stamp.timestamp)],
    ["oauth_token", keys.token],
    ["oauth_version", "1.0"],
  ];
  const base = signatureBase(method, url, own);
  const key = `${percentEncode(keys.consumerSecret)}&${percentEncode(keys.tokenSecret)}`;
  const fields = [...own, ["oauth_signature", await hmacSha1(key, base)] as const];
  return `OAuth ${fields.map(([name, value]) => `${name}="${percentEncode(value)}"`).join(", ")}`;
}

/** What is signed: method, address without its query, and all parameters in order. (RFC 5849, 3.4.1) */
export function signatureBase(
  method: string,
  url: URL,
  own: readonly (readonly [string, string])[],
): string {
  const pairs = [...url.searchParams, ...own].map(([name, value]) =>
    [percentEncode(name), percentEncode(value)] as const
  );
  const parameters = pairs.toSorted(byNameThenValue).map((pair) => pair.join("=")).join("&");
  const address = `${url.protocol}//${url.host}${url.pathname}`;
  return [method.toUpperCase(), address, parameters].map(percentEncode).join("&");
}

/** Everything but letters, digits and four marks. (RFC 5849, 3.6) */
export function percentEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Percent-encoded text is ASCII, so that the order of its code units is that of its bytes. */
function byNameThenValue(a: readonly [string, string], b: readonly [string, string]): number {
  const [left, right] = a[0] === b[0] ? [a[1], b[1]] : [a[0], b[0]];
  return left < right ? -1 : left > right ? 1 : 0;
}

async function hmacSha1(key: string, text: string): Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-1" };
  const imported = await crypto.subtle.importKey("raw", encoder.encode(key), algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, encoder.encode(text))).toBase64();
}
