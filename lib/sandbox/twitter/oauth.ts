import { createHmac } from "node:crypto";
import { unauthorized } from "@/lib/sandbox/twitter/errors.ts";
import type { XAccount, XWorld } from "@/lib/sandbox/twitter/state.ts";

const LEEWAY_MS = 5 * 60_000;

/**
 * Finds the account that a request is signed for with OAuth 1.0a and HMAC-SHA1 (RFC 5849): a signature is good for one
 * nonce and for five minutes.
 * @param form the body, when it is a form: its fields are signed too
 * @throws {XRefusal} 401
 */
export function signedBy(world: XWorld, request: Request, form?: URLSearchParams): XAccount {
  const given = readHeader(request.headers.get("authorization") ?? "");
  const app = world.apps.get(given.get("oauth_consumer_key") ?? "");
  const token = given.get("oauth_token") ?? "";
  const account = [...world.accounts.values()].find((one) => one.app === app && one.accessToken === token);
  const nonce = given.get("oauth_nonce") ?? "";
  const isSound = given.get("oauth_signature_method") === "HMAC-SHA1" &&
    (given.get("oauth_version") ?? "1.0") === "1.0" && isLately(world, given.get("oauth_timestamp"));
  if (!app || !account || account.revoked || !isSound || nonce === "" || app.nonces.has(nonce)) {
    throw unauthorized();
  }
  const key = `${encode(app.consumerSecret)}&${encode(account.accessTokenSecret)}`;
  const expected = createHmac("sha1", key).update(baseString(request, given, form)).digest("base64");
  if (given.get("oauth_signature") !== expected) throw unauthorized();
  app.nonces.add(nonce);
  return account;
}

function readHeader(header: string): Map<string, string> {
  const [, fields = ""] = /^OAuth\s+(.*)$/is.exec(header) ?? [];
  const pairs = [...fields.matchAll(/([\w.]+)="([^"]*)"/g)];
  return new Map(pairs.map(([, name = "", value = ""]) => [name, decodeURIComponent(value)]));
}

/** The moment is held against the true time, whatever the sandbox's clock shows. */
function isLately({ core }: XWorld, timestamp: string | undefined): boolean {
  if (!/^\d{9,11}$/.test(timestamp ?? "")) return false;
  const at = Number(timestamp) * 1000;
  return [Date.now(), core.clock.real()].some((now) => Math.abs(now - at) <= LEEWAY_MS);
}

function baseString(request: Request, given: ReadonlyMap<string, string>, form?: URLSearchParams): string {
  const url = new URL(request.url);
  const signed = [...given].filter(([name]) => name !== "oauth_signature" && name !== "realm");
  const params = [...signed, ...url.searchParams, ...form ?? []]
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .toSorted(([a, x], [b, y]) => a < b ? -1 : a > b ? 1 : x < y ? -1 : 1)
    .map(([name, value]) => `${name}=${value}`).join("&");
  return [request.method.toUpperCase(), encode(url.origin + url.pathname), encode(params)].join("&");
}

/** RFC 3986: everything but letters, digits and - . _ ~ */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
