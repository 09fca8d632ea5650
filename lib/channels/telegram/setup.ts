import {
  type Account,
  type ChannelNet,
  type Connected,
  ConnectError,
  type Connection,
  SendError,
  type SendErrorKind,
  type SetupStep,
} from "@/lib/channels/channel.ts";
import { hostOf } from "@/lib/channels/host.ts";
import { idOf, words } from "@/lib/channels/reading.ts";
import { ask, tokenOf } from "@/lib/channels/telegram/api.ts";
import { fullName, pageOf } from "@/lib/channels/telegram/person.ts";
import { count, moment } from "@/lib/channels/telegram/words.ts";

const UPDATES = [
  "message",
  "edited_message",
  "callback_query",
  "my_chat_member",
  "message_reaction",
] as const;
const MAX_CONNECTIONS = 40;
const RECENT_MS = 60 * 60 * 1000;

/** Names the bot behind a token (getMe). @throws {ConnectError} */
export async function check(
  net: ChannelNet,
  credentials: Readonly<Record<string, string>>,
): Promise<Account> {
  if (tokenOf(credentials) === undefined) throw new ConnectError("telegram.token_shape", "token");
  const bot = await ask(net, credentials, (api) => api.getMe()).catch(explain);
  const id = idOf(bot.get("id"));
  if (id === undefined) throw new ConnectError("telegram.unreachable", "token");
  const username = words(bot.get("username"));
  return { id, name: fullName(bot) ?? username ?? id, username, url: pageOf(username) };
}

/**
 * Points the bot's webhook at us and looks whether Telegram took it
 * (https://core.telegram.org/bots/api#setwebhook). Updates that wait are kept.
 * @throws {ConnectError}
 */
export async function connect(net: ChannelNet, connection: Connection): Promise<Connected> {
  const { credentials, webhookUrl, webhookSecret } = connection;
  const before = await webhookOf(net, connection).catch(explain);
  const other = { secret_token: webhookSecret, allowed_updates: UPDATES, max_connections: MAX_CONNECTIONS };
  await ask(net, credentials, (api) => api.setWebhook(webhookUrl, other)).catch(explain);
  const after = await webhookOf(net, connection).catch(explain);
  if (after.url !== webhookUrl) {
    throw new ConnectError("telegram.webhook_refused", "token", { reason: hostOf(after.url) });
  }
  const done: SetupStep = { key: "telegram.webhook_set", done: true };
  const taken = before.url !== "" && before.url !== webhookUrl;
  return { setup: taken ? [done, replaced(before.url)] : [done] };
}

/** Somebody else's webhook is left alone, and a token that is no longer good has nothing to take away. */
export async function disconnect(net: ChannelNet, connection: Connection): Promise<void> {
  try {
    const { url } = await webhookOf(net, connection);
    if (url === connection.webhookUrl) await ask(net, connection.credentials, (api) => api.deleteWebhook());
  } catch (error) {
    if (!(error instanceof SendError && error.kind === "token")) throw error;
  }
}

/**
 * Whether the bot still brings its updates here: a token can be revoked, and used elsewhere it takes the
 * webhook along.
 * @returns null when all is well, else a key under `health.`
 */
export async function health(net: ChannelNet, connection: Connection): Promise<string | null> {
  try {
    const { url, lastErrorAt, pending } = await webhookOf(net, connection);
    if (url !== connection.webhookUrl) {
      return url === "" ? "telegram.webhook_gone" : "telegram.webhook_elsewhere";
    }
    return pending > 0 && Date.now() - lastErrorAt < RECENT_MS ? "telegram.webhook_failing" : null;
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    return error.kind === "token" ? "telegram.token_refused" : "telegram.unreachable";
  }
}

async function webhookOf(net: ChannelNet, connection: Connection) {
  const info = await ask(net, connection.credentials, (api) => api.getWebhookInfo());
  return {
    url: words(info.get("url")) ?? "",
    pending: count(info.get("pending_update_count")) ?? 0,
    lastErrorAt: moment(info.get("last_error_date")),
  };
}

const CODES: Partial<Readonly<Record<SendErrorKind, string>>> = {
  token: "telegram.token_refused",
  rate: "telegram.busy",
  transient: "telegram.unreachable",
};

function explain(error: unknown): never {
  if (!(error instanceof SendError)) throw error;
  const reason = error.platformCode ?? error.message;
  throw new ConnectError(CODES[error.kind] ?? "telegram.webhook_refused", "token", { reason });
}

function replaced(url: string): SetupStep {
  return { key: "telegram.webhook_replaced", done: true, params: { host: hostOf(url) } };
}
