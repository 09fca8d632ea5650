import {
  type Account,
  type Connected,
  type Connection,
  SendError,
  type SetupStep,
} from "@/lib/channels/channel.ts";
import { asConnectError, type Telling } from "@/lib/channels/connect_error.ts";
import { hostOf } from "@/lib/channels/host.ts";
import type { Api } from "@/lib/channels/max/api.ts";
import { UPDATE_TYPES } from "@/lib/channels/max/normalise.ts";
import { fullName, pageOf } from "@/lib/channels/max/person.ts";
import { httpUrl, idOf, words } from "@/lib/channels/reading.ts";

/** `proto.payload` is a refused address: HTTPS, port 443, a certificate that MAX trusts. */
const TELLING: Telling = {
  prefix: "max",
  field: "token",
  byCode: new Map([["proto.payload", "webhook_refused"]]),
};

/** Names the bot behind a token. @throws {ConnectError} */
export function check(api: Api): Promise<Account> {
  return asConnectError(TELLING, async () => {
    const bot = await api.call("GET", "/me");
    const id = idOf(bot.get("user_id"));
    if (id === undefined) throw new SendError("transient", "MAX did not name the bot");
    const username = words(bot.get("username"));
    return {
      id,
      name: fullName(bot) ?? username ?? id,
      username,
      url: pageOf(username),
      avatarUrl: httpUrl(bot.get("full_avatar_url")) ?? httpUrl(bot.get("avatar_url")),
    };
  });
}

/** Subscribes our address; a bot may have several, and ours takes nobody else's away. @throws {ConnectError} */
export function connect(api: Api, connection: Connection): Promise<Connected> {
  return asConnectError(TELLING, async () => {
    const before = await subscriptionsOf(api);
    await subscribe(api, connection);
    const done: SetupStep = { key: "max.webhook_set", done: true };
    const others = before.filter(({ url }) => url !== connection.webhookUrl).map(({ url }) => hostOf(url));
    const host = [...new Set(others)].join(", ");
    return { setup: host ? [done, { key: "max.webhook_others", done: true, params: { host } }] : [done] };
  });
}

/** With a token that is no longer good nothing can be taken away. @throws {SendError} */
export async function disconnect(api: Api, connection: Connection): Promise<void> {
  try {
    await api.call("DELETE", "/subscriptions", { url: connection.webhookUrl });
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    // Somebody else has unsubscribed it already.
    if (!["token", "user", "content"].includes(error.kind)) throw error;
  }
}

/**
 * Whether our subscription is there. After eight hours without an answer from us MAX drops it, so a lost
 * one is made anew.
 * @returns null when all is well (again), else a key under `connection.error.`
 */
export async function health(api: Api, connection: Connection): Promise<string | null> {
  try {
    const ours = (await subscriptionsOf(api)).find(({ url }) => url === connection.webhookUrl);
    const whole = ours &&
      (ours.types.length === 0 || UPDATE_TYPES.every((type) => ours.types.includes(type)));
    if (!whole) await subscribe(api, connection);
    return null;
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    if (error.kind === "token") return "max.token_refused";
    return error.kind === "content" || error.kind === "user" ? "max.webhook_gone" : "max.unreachable";
  }
}

async function subscribe(api: Api, { webhookUrl, webhookSecret }: Connection): Promise<void> {
  const body = { url: webhookUrl, update_types: UPDATE_TYPES, secret: webhookSecret };
  const answer = await api.write("POST", "/subscriptions", {}, body);
  if (answer.get("success").value !== false) return;
  const said = answer.get("message").text?.slice(0, 200).toWellFormed() ?? "";
  throw new SendError("content", "MAX refused the subscription", { platformCode: `proto.payload ${said}` });
}

async function subscriptionsOf(api: Api) {
  const list = (await api.call("GET", "/subscriptions")).get("subscriptions").list;
  return list.map((one) => ({
    url: one.get("url").text ?? "",
    types: one.get("update_types").list.flatMap((type) => type.text ?? []),
  }));
}
