import { headerSecret } from "@/lib/channels/refusals.ts";
import { authorization, type OAuthKeys, percentEncode } from "@/lib/channels/twitter/oauth.ts";

type Credentials = Readonly<Record<string, string>>;

/** The four keys that the owner pasted. @throws {SendError} token when one cannot be a key */
function keysOf(credentials: Credentials): OAuthKeys {
  return {
    consumerKey: headerSecret("X", credentials.consumerKey),
    consumerSecret: headerSecret("X", credentials.consumerSecret),
    token: headerSecret("X", credentials.accessToken),
    tokenSecret: headerSecret("X", credentials.accessTokenSecret),
  };
}

/**
 * Signs a request in the account's name, with a nonce of its own.
 * @param now ms since the epoch
 */
export function signedAs(credentials: Credentials, method: string, url: URL, now: number): Promise<string> {
  const stamp = { nonce: crypto.randomUUID().replaceAll("-", ""), timestamp: Math.floor(now / 1000) };
  return authorization(method, url, keysOf(credentials), stamp);
}

/** Presents the app itself, to be given a token that speaks for it and for nobody else. */
export function basicOf(credentials: Credentials): string {
  const { consumerKey, consumerSecret } = keysOf(credentials);
  return `Basic ${btoa(`${percentEncode(consumerKey)}:${percentEncode(consumerSecret)}`)}`;
}
