import { createHmac } from "node:crypto";
import type { NewXAccount } from "@/lib/sandbox/twitter/account.ts";
import { type Hook, Json, onStage, type Stage } from "./product.ts";

export const KEYS = {
  consumerKey: "sandboxConsumerKey",
  consumerSecret: "sandboxConsumerSecretOfTheApp",
  accessToken: "1784928224372000001-sandboxAccess",
  accessTokenSecret: "sandboxAccessTokenSecret",
} as const;
export const BRAND = "1784928224372000001";
const ANNA = "1790000000000000222";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
  readonly raw: string;
}

/** How a test signs a call; anything may be wrong on purpose. */
export interface Signing {
  readonly secret?: string;
  readonly nonce?: string;
  /** Seconds that the moment is off. */
  readonly skew?: number;
  /** Those of the account above by default. */
  readonly keys?: Readonly<Record<string, string>>;
}

export interface XCast {
  readonly anna: ReturnType<Stage["sandbox"]["twitter"]["customer"]>;
  readonly admin: ReturnType<Stage["sandbox"]["twitter"]["admin"]>;
  /** Calls with OAuth 1.0a. */
  user(verb: string, path: string, body?: unknown, signing?: Signing): Promise<Answer>;
  /** Calls with the app's bearer token. */
  app(verb: string, path: string, body?: unknown): Promise<Answer>;
  /** Events that came, checks left out. */
  events(): Hook[];
  /** data.event_type of each, or the name of its list. */
  names(): string[];
}

type Family = "activity" | "legacy" | "none";

/** An account with Анна; its webhook wants everything that the family tells. */
export function withX(
  test: (stage: Stage & XCast) => Promise<void>,
  { family = "activity", now, ...account }: Partial<NewXAccount> & {
    readonly family?: Family;
    readonly now?: () => number;
  } = {},
) {
  return () =>
    onStage(async (stage) => {
      const { sandbox, url, product } = stage;
      const activity = family === "activity" ? "user" : "oauth2";
      const person = { id: BRAND, name: "Глина и небо", username: "glina_nebo", avatar: "mug" } as const;
      sandbox.twitter.addAccount({ ...KEYS, ...person, activity, ...account });
      const anna = sandbox.twitter.customer({
        id: ANNA,
        name: "Анна",
        username: "anna_k",
        avatar: "avatar2",
      });
      const user: XCast["user"] = (verb, path, body, signing) =>
        send(verb, `${url}/twitter${path}`, body, sign(verb, `${url}/twitter${path}`, signing));
      const bearer = await bearerOf(url);
      const app: XCast["app"] = (verb, path, body) =>
        send(verb, `${url}/twitter${path}`, body, `Bearer ${bearer}`);
      product.usually = ({ query }) => crc(query?.get("crc_token") ?? null);
      const events = () => product.hooks.filter(({ query }) => !query?.has("crc_token"));
      const names = () => events().map(({ body }) => nameOf(body));
      if (family !== "none") await connect({ app, user }, `${product.url}/w`, family);
      await test({ ...stage, anna, admin: sandbox.twitter.admin(), user, app, events, names });
    }, { now });
}

async function connect({ app, user }: Pick<XCast, "app" | "user">, url: string, family: Family) {
  const { body } = await app("POST", "/2/webhooks", { url });
  const webhook = body.text("data.id");
  if (family === "legacy") {
    await user("POST", `/2/account_activity/webhooks/${webhook}/subscriptions/all`);
    return;
  }
  for (const event_type of TYPES) {
    const filter = { user_id: BRAND };
    await user("POST", "/2/activity/subscriptions", { event_type, filter, webhook_id: webhook, tag: "t" });
  }
}

const TYPES = [
  "dm.received",
  "dm.sent",
  "dm.read",
  "dm.indicate_typing",
  "chat.received",
  "post.mention.create",
  "post.reply.create",
  "post.quote.create",
  "post.create",
  "post.delete",
  "like.create",
  "oauth.revoke",
];

function nameOf(body: Json): string {
  const type = body.at("data.event_type");
  if (typeof type === "string") return type;
  const names = Object.keys(Object(body.value));
  return names.find((name) => name.endsWith("_events") || name === "user_event") ?? "";
}

/** The answer to a check; "ok" to everything else. */
export function crc(token: string | null, secret: string = KEYS.consumerSecret): Response {
  if (token === null) return new Response("");
  return Response.json({ response_token: hmac(secret, token) });
}

export function isSigned({ raw, headers }: Hook): boolean {
  return headers.get("x-twitter-webhooks-signature") === hmac(KEYS.consumerSecret, raw);
}

function hmac(secret: string, text: string): string {
  return `sha256=${createHmac("sha256", secret).update(text).digest("base64")}`;
}

/** The token of an app, for its key and secret. */
export async function bearerOf(url: string, keys: Readonly<Record<string, string>> = KEYS): Promise<string> {
  const basic = btoa(`${keys.consumerKey}:${keys.consumerSecret}`);
  const headers = { authorization: `Basic ${basic}` };
  const body = new URLSearchParams({ grant_type: "client_credentials" });
  const response = await fetch(`${url}/twitter/oauth2/token`, { method: "POST", headers, body });
  return new Json(await response.json()).text("access_token");
}

async function send(method: string, url: string, body: unknown, authorization: string): Promise<Answer> {
  const headers = new Headers({ authorization });
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers.set("content-type", "application/json");
  const response = await fetch(url, { method, headers, body: isForm ? body : JSON.stringify(body) });
  const raw = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
  return {
    status: response.status,
    headers: response.headers,
    body: new Json(isJson ? JSON.parse(raw) : raw),
    raw,
  };
}

/** The header of RFC 5849 for a call without a form. */
export function sign(verb: string, address: string, signing: Signing = {}): string {
  const { keys = KEYS, nonce, skew = 0 } = signing;
  const { consumerKey = "", consumerSecret = "", accessToken = "", accessTokenSecret = "" } = keys;
  const url = new URL(address);
  const fields: [string, string][] = [
    ["oauth_consumer_key", consumerKey],
    ["oauth_nonce", nonce ?? crypto.randomUUID()],
    ["oauth_signature_method", "HMAC-SHA1"],
    ["oauth_timestamp", String(Math.floor(Date.now() / 1000) + skew)],
    ["oauth_token", accessToken],
    ["oauth_version", "1.0"],
  ];
  const all = [...fields, ...url.searchParams].map(([name, value]) => `${esc(name)}=${esc(value)}`).sort();
  const base = [verb, esc(url.origin + url.pathname), esc(all.join("&"))].join("&");
  const key = `${esc(consumerSecret)}&${esc(signing.secret ?? accessTokenSecret)}`;
  const signature = createHmac("sha1", key).update(base).digest("base64");
  const header = [...fields, ["oauth_signature", signature]];
  return `OAuth ${header.map(([name = "", value = ""]) => `${name}="${esc(value)}"`).join(", ")}`;
}

function esc(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
