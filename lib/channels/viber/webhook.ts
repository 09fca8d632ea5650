import {
  type ChannelNet,
  type Connected,
  type Connection,
  SendError,
  type SetupStep,
} from "@/lib/channels/channel.ts";
import { asConnectError } from "@/lib/channels/connect_error.ts";
import { hostOf } from "@/lib/channels/host.ts";
import { infoOf, TELLING } from "@/lib/channels/viber/account.ts";
import { ask } from "@/lib/channels/viber/api.ts";
import { EVENT_TYPES } from "@/lib/channels/viber/normalise.ts";

/**
 * Points the bot's only webhook at us. The connection's address must answer by now, since Viber calls it
 * before it answers set_webhook.
 * @throws {ConnectError}
 */
export function connect(net: ChannelNet, connection: Connection): Promise<Connected> {
  return asConnectError(TELLING, async () => {
    const { credentials, webhookUrl: url } = connection;
    const before = await infoOf(net, credentials);
    // Without the last two, names and pictures stay hidden even where the customer shows them.
    const wishes = { event_types: EVENT_TYPES, send_name: true, send_photo: true };
    await ask(net, credentials, "set_webhook", { url, ...wishes });
    const done: SetupStep = { key: "viber.webhook_set", done: true };
    const taken = before.webhook !== "" && before.webhook !== url;
    return {
      setup: taken ? [done, replaced(before.webhook)] : [done],
      state: { ...connection.state, sender: before.account.name },
    };
  });
}

/** Somebody else's webhook is left alone, and a token that is no longer good has nothing to take away. */
export async function disconnect(net: ChannelNet, { credentials, webhookUrl }: Connection): Promise<void> {
  try {
    const { webhook } = await infoOf(net, credentials);
    if (webhook === webhookUrl) await ask(net, credentials, "set_webhook", { url: "" });
  } catch (error) {
    if (!(error instanceof SendError && error.kind === "token")) throw error;
  }
}

/**
 * Whether the bot still brings its callbacks here, all of them: a token used elsewhere takes the webhook
 * along.
 * @returns null when all is well, else a key under `connection.error.`
 */
export async function health(net: ChannelNet, connection: Connection): Promise<string | null> {
  try {
    const { webhook, events } = await infoOf(net, connection.credentials);
    if (webhook === "") return "viber.webhook_gone";
    if (webhook !== connection.webhookUrl) return "viber.webhook_elsewhere";
    const missing = events.length > 0 && EVENT_TYPES.some((type) => !events.includes(type));
    return missing ? "viber.events_missing" : null;
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    if (/^[79]\b/.test(error.platformCode ?? "")) return "viber.account_blocked";
    return error.kind === "token" ? "viber.token_refused" : "viber.unreachable";
  }
}

function replaced(url: string): SetupStep {
  return { key: "viber.webhook_replaced", done: true, params: { host: hostOf(url) } };
}
