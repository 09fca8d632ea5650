import type { Platform } from "@/lib/channels/capabilities.ts";
import { Peek } from "@/lib/channels/json.ts";
import { hmacSha256 } from "@/lib/channels/signatures.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** A body as it is posted: signed by its platform's rule. */
export interface Parcel {
  readonly body: Bytes;
  readonly headers: Readonly<Record<string, string>>;
}

/** How one platform's bodies come to the door of a connection. */
export interface Door {
  /** The accounts that a body is for; none when it does not say. */
  readonly accounts: (body: Peek) => readonly (string | undefined)[];
  /** The credential that bodies are signed with; absent: the webhook's own secret. */
  readonly signedWith?: string;
  /** The secret that a body carries itself. */
  readonly secretIn?: (body: Peek) => string | undefined;
  /** @param recorded headers that came with the body, whose moment the signature is to be of */
  readonly sign: (body: Bytes, secret: string, recorded?: Headers) => Promise<Parcel>;
}

const SLACK_TIME = "x-slack-request-timestamp";

const hub: Door["sign"] = async (body, secret) => ({
  body,
  headers: { "x-hub-signature-256": `sha256=${(await hmacSha256(secret, body)).toHex()}` },
});

const sentBack = (header: string): Door["sign"] => (body, secret) =>
  Promise.resolve({ body, headers: { [header]: secret } });

const DOORS: Partial<Readonly<Record<Platform, Door>>> = {
  telegram: { accounts: () => [], sign: sentBack("x-telegram-bot-api-secret-token") },
  max: { accounts: botOf, sign: sentBack("x-max-bot-api-secret") },
  vk: {
    accounts: (body) => [body.get("group_id").id],
    secretIn: (body) => body.get("secret").text || undefined,
    sign: insideTheBody,
  },
  facebook: { accounts: (body) => body.get("entry").list.map(idIn), signedWith: "appSecret", sign: hub },
  instagram: { accounts: (body) => body.get("entry").list.map(idIn), signedWith: "appSecret", sign: hub },
  whatsapp: { accounts: numbersIn, signedWith: "appSecret", sign: hub },
  viber: { accounts: () => [], signedWith: "token", sign: viber },
  twitter: {
    accounts: (body) => [body.get("for_user_id").id ?? body.at("data", "filter", "user_id").id],
    signedWith: "consumerSecret",
    sign: twitter,
  },
  slack: { accounts: (body) => [botIn(body)], signedWith: "signingSecret", sign: slack },
};

/** The door of a platform's folder; undefined for a platform that cannot be connected yet. */
export function doorOf(platform: string): Door | undefined {
  return new Map(Object.entries(DOORS)).get(platform);
}

function idIn(holder: Peek): string | undefined {
  return holder.get("id").id;
}

function numbersIn(body: Peek): (string | undefined)[] {
  return body.get("entry").list.flatMap((entry) =>
    entry.get("changes").list.map((change) => change.at("value", "metadata", "phone_number_id").id)
  );
}

/** Of the two sides of a dialog, the one that is a bot. */
function botOf(body: Peek): (string | undefined)[] {
  const message = body.get("message");
  const sender = message.get("sender");
  const ours = sender.get("is_bot").isTrue;
  return [
    ours ? sender.get("user_id").id : sender.exists ? message.at("recipient", "user_id").id : undefined,
  ];
}

/** The app as it is installed; a body that names no workspace is for any. */
function botIn(body: Peek): string {
  const bot = body.get("authorizations").list[0] ?? new Peek(undefined);
  const team = bot.get("team_id").id ?? body.get("team_id").id;
  return team === undefined ? "" : `${team}:${bot.get("user_id").id ?? ""}`;
}

/** VK repeats the secret as one more member: the bytes that follow it stay as they are. */
function insideTheBody(body: Bytes, secret: string): Promise<Parcel> {
  const text = new TextDecoder().decode(body);
  const open = text.indexOf("{") + 1;
  const rest = text.slice(open);
  const comma = /^\s*\}/.test(rest) ? "" : ",";
  const whole = open === 0 ? text : `${text.slice(0, open)}"secret":${JSON.stringify(secret)}${comma}${rest}`;
  return Promise.resolve({ body: new TextEncoder().encode(whole), headers: {} });
}

async function viber(body: Bytes, secret: string): Promise<Parcel> {
  return { body, headers: { "x-viber-content-signature": (await hmacSha256(secret, body)).toHex() } };
}

async function twitter(body: Bytes, secret: string): Promise<Parcel> {
  const signature = (await hmacSha256(secret, body)).toBase64();
  return { body, headers: { "x-twitter-webhooks-signature": `sha256=${signature}` } };
}

async function slack(body: Bytes, secret: string, recorded = new Headers()): Promise<Parcel> {
  const time = recorded.get(SLACK_TIME) ?? Math.floor(Date.now() / 1000);
  const head = new TextEncoder().encode(`v0:${time}:`);
  const signature = (await hmacSha256(secret, new Uint8Array([...head, ...body]))).toHex();
  return {
    body,
    headers: { [SLACK_TIME]: String(time), "x-slack-signature": `v0=${signature}` },
  };
}
