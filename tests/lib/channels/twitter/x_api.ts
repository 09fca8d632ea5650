import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { percentEncode, signatureBase } from "@/lib/channels/twitter/oauth.ts";
import type { LocalApi, Seen } from "../local_api.ts";
import { KEYS } from "./samples.ts";

/** The clock of the tests: requests are signed by it. */
export const NOW = 1_790_000_000_000;
export const now = () => NOW;

/** Fails unless a call carries the account's sound signature, computed here by other means. */
export function assertSigned(api: LocalApi, call: Seen): void {
  const header = call.headers.get("authorization") ?? "";
  assert.ok(header.startsWith("OAuth "), `${call.line} should be signed by the account, not ${header}`);
  const fields = [...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) =>
    [name, decodeURIComponent(value)] as const
  );
  const signature = fields.find(([name]) => name === "oauth_signature")?.[1];
  const own = fields.filter(([name]) => name !== "oauth_signature");
  assert.equal(new Map(own).get("oauth_timestamp"), String(NOW / 1000));
  const [method = "", path = ""] = call.line.split(" ");
  const url = new URL(`${api.origin}${path}`);
  for (const [name, value] of Object.entries(call.query)) url.searchParams.append(name, value);
  const key = `${percentEncode(KEYS.consumerSecret)}&${percentEncode(KEYS.accessTokenSecret)}`;
  assert.equal(signature, createHmac("sha1", key).update(signatureBase(method, url, own)).digest("base64"));
}

/** A refusal in the words of RFC 7807, as X writes them. */
export function problem(
  status: number,
  type: string,
  detail = "words of X",
  headers: Record<string, string> = {},
) {
  const body = { title: type, detail, type: `https://api.x.com/2/problems/${type}`, status };
  return () => Response.json(body, { status, headers });
}

/** The app's own token, which webhooks are made with. */
export const APP = { "POST /oauth2/token": { token_type: "bearer", access_token: "app-token" } };
