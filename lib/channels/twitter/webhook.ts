import {
  type Connected,
  ConnectError,
  type Connection,
  SendError,
  type SetupStep,
} from "@/lib/channels/channel.ts";
import { asConnectError } from "@/lib/channels/connect_error.ts";
import type { Peek } from "@/lib/channels/json.ts";
import type { Api } from "@/lib/channels/twitter/api.ts";
import { TELLING } from "@/lib/channels/twitter/check.ts";
import { snowflake } from "@/lib/channels/twitter/ids.ts";
import { isDenied, permitted } from "@/lib/channels/twitter/permitted.ts";
import { missingEvents, subscribe, unsubscribe } from "@/lib/channels/twitter/subscriptions.ts";

/** ms between looks at what came of a check that X only says to have tried. */
const LOOKS: readonly number[] = [0, 1_000, 2_000];

interface Webhook {
  readonly id: string;
  readonly valid: boolean;
}

/** X's reasons for not making a webhook, in the words of its errors. (docs.x.com/x-api/webhooks/introduction) */
const REASONS: readonly (readonly [fragment: string, key: string])[] = [
  ["CrcValidationFailed", "twitter.address_refused"],
  ["UrlValidationFailed", "twitter.address_refused"],
  ["WebhookLimitExceeded", "twitter.no_free_webhook"],
];

/**
 * Makes a webhook for our address and subscribes it to the account's events. X asks the address a question
 * meanwhile, so it must answer by now. What the app's plan does not allow is told as a step, since answers
 * can be sent all the same.
 * @throws {ConnectError}
 */
export function connect(api: Api, connection: Connection): Promise<Connected> {
  return asConnectError(TELLING, async () => {
    const webhook = await placeWebhook(api, connection);
    if (typeof webhook === "string") return { setup: [stepOf("twitter.webhook", false, webhook)] };
    const { family, ids, missing } = await subscribe(api, connection, webhook.id);
    const events = missing.join(", ");
    const setup = [
      stepOf("twitter.webhook", webhook.valid),
      { key: "twitter.events", done: missing.length === 0, params: { events } },
    ];
    const state = { ...connection.state, webhook_id: webhook.id, family, subscriptions: ids.join(",") };
    return { setup, state };
  });
}

/** With keys that are no longer good nothing can be taken away. @throws {SendError} */
export async function disconnect(api: Api, connection: Connection): Promise<void> {
  const { webhook_id } = connection.state;
  if (!webhook_id) return;
  try {
    await unsubscribe(api, connection, webhook_id);
    // Another account's webhook stays, since that account still needs it.
    const own = await findWebhook(api, { ...connection, otherUrls: [] });
    if (own) await api.asApp("DELETE", `/2/webhooks/${own.id}`);
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    if (error.kind === "transient" || error.kind === "rate") throw error;
  }
}

/**
 * Whether the webhook is there, valid and subscribed. One that X has given up is asked to be tried again.
 * @returns null when all is well, else a key under `connection.error.`
 */
export async function health(api: Api, connection: Connection): Promise<string | null> {
  try {
    const webhook = await findWebhook(api, connection);
    if (!webhook) return "twitter.webhook_gone";
    if (!webhook.valid && !await revalidate(api, webhook.id)) return "twitter.webhook_invalid";
    const missing = await missingEvents(api, connection, webhook.id);
    return missing.length > 0 ? "twitter.events_missing" : null;
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    if (error.platformCode?.startsWith("401")) return "twitter.token_refused";
    return error.kind === "rate" || error.kind === "transient"
      ? "twitter.unreachable"
      : "twitter.webhook_gone";
  }
}

/** The webhook for an address, or X's words when the app's plan has none. */
async function placeWebhook(api: Api, connection: Connection): Promise<Webhook | string> {
  try {
    const there = await permitted(() => findWebhook(api, connection));
    if (there) return { id: there.id, valid: there.valid || await revalidate(api, there.id) };
    const answer = await api.asApp("POST", "/2/webhooks", { url: connection.webhookUrl });
    // The guide shows it as `data`, X's own description of the API bare.
    const made = read(answer.get("data")) ?? read(answer);
    if (!made) throw new SendError("transient", "X made a webhook and did not name it");
    return made;
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    const said = error.platformCode ?? "";
    const reason = REASONS.find(([fragment]) => said.includes(fragment));
    if (reason) throw new ConnectError(reason[1], "accessToken", { reason: said });
    if (isDenied(error)) return said;
    throw error;
  }
}

/** Ours, or that of another account of the workspace: most plans have one webhook for all accounts of an app. */
async function findWebhook(
  api: Api,
  { webhookUrl, otherUrls = [] }: Connection,
): Promise<Webhook | undefined> {
  const list = await webhooksOf(api);
  const at = (url: string) => list.find((one) => one.get("url").text === url);
  const found = [webhookUrl, ...otherUrls].map(at).find((one) => one !== undefined);
  return found && read(found);
}

async function webhooksOf(api: Api): Promise<Peek[]> {
  return (await api.asApp("GET", "/2/webhooks")).get("data").list;
}

/** Has X ask our address again. It tells what came of it, or only that it tried: then its list tells. */
async function revalidate(api: Api, id: string): Promise<boolean> {
  const told = (await api.asApp("PUT", `/2/webhooks/${id}`)).at("data", "valid");
  if (told.exists) return told.isTrue;
  for (const pause of LOOKS) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const now = (await webhooksOf(api)).find((one) => one.get("id").id === id);
    if (now?.get("valid").isTrue) return true;
  }
  return false;
}

function read(webhook: Peek): Webhook | undefined {
  const id = snowflake(webhook.get("id"));
  return id === undefined ? undefined : { id, valid: webhook.get("valid").value !== false };
}

function stepOf(key: string, done: boolean, reason = ""): SetupStep {
  return { key, done, params: { reason } };
}
