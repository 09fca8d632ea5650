import {
  type ChannelNet,
  type Connected,
  type Connection,
  SendError,
  type SetupStep,
} from "@/lib/channels/channel.ts";
import { accessOf, openPage } from "@/lib/channels/facebook/api.ts";
import { NAMING } from "@/lib/channels/facebook/check.ts";
import { type Subscription, subscriptionOf } from "@/lib/channels/graph/app.ts";
import { asConnectError } from "@/lib/channels/graph/connect_error.ts";
import { unlessRefused } from "@/lib/channels/graph/quiet.ts";

/** What we read (developers.facebook.com/docs/graph-api/reference/page/subscribed_apps). */
export const FIELDS = [
  "messages",
  "message_echoes",
  "message_deliveries",
  "message_reads",
  "message_edits",
  "message_reactions",
  "messaging_postbacks",
  "messaging_policy_enforcement",
  "standby",
  "feed",
];

/**
 * Subscribes the app to the page. The address for the app's events is one for all its pages, so the owner
 * sets it in the app's dashboard; where Meta tells, the steps say whether that is done.
 * @throws {ConnectError}
 */
export function connect(net: ChannelNet, connection: Connection): Promise<Connected> {
  return asConnectError(NAMING, async () => {
    const page = openPage(net, connection.credentials);
    await page.post([connection.accountId, "subscribed_apps"], {}, { subscribed_fields: FIELDS.join(",") });
    const webhook = await webhookOf(net, connection);
    const missing = FIELDS.filter((field) => !webhook?.fields.includes(field));
    const url = connection.webhookUrl;
    const setup: SetupStep[] = [
      { key: "facebook.subscribed", done: true },
      // Before the owner has entered our address, what Meta tells of the app is of no interest: the first event
      // proves that it was done, and `health` looks at the fields.
      { key: "facebook.webhook", done: reachesUs(webhook, connection), untold: true, params: { url } },
      {
        key: "facebook.fields",
        done: missing.length === 0,
        untold: !reachesUs(webhook, connection),
        params: { fields: missing.join(", ") },
      },
    ];
    return { setup };
  });
}

/** Takes the app off the page; with a key that is no longer good nothing can be. @throws {SendError} */
export async function disconnect(net: ChannelNet, connection: Connection): Promise<void> {
  const call = openPage(net, connection.credentials).remove([connection.accountId, "subscribed_apps"]);
  await unlessRefused(["token", "content"], call);
}

/**
 * Whether the page still sends its events to our app, and the app to us.
 * @returns null when all is well, else a key under `health.`
 */
export async function health(net: ChannelNet, connection: Connection): Promise<string | null> {
  try {
    const fields = await subscribedFields(net, connection);
    if (fields === null) return "facebook.not_subscribed";
    if (lacksVital(fields)) return "facebook.events_missing";
    const webhook = await webhookOf(net, connection);
    if (webhook && !reachesUs(webhook, connection)) return "facebook.webhook_elsewhere";
    return webhook && lacksVital(webhook.fields) ? "facebook.events_missing" : null;
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    return error.kind === "token" ? "facebook.token_refused" : "facebook.unreachable";
  }
}

/** The app has one address for all its pages: that of another page of the workspace serves this one too. */
function reachesUs(webhook: Subscription | null, { webhookUrl, otherUrls = [] }: Connection): boolean {
  return webhook?.url !== undefined && [webhookUrl, ...otherUrls].includes(webhook.url);
}

/** Without these nothing comes in. Where Meta names no fields, nothing is known to be missing. */
function lacksVital(fields: readonly (string | undefined)[]): boolean {
  return fields.length > 0 && !["messages", "feed"].every((field) => fields.includes(field));
}

/** The fields of the page's apps; null when there is no app, [] when Meta does not name fields. */
async function subscribedFields(net: ChannelNet, { credentials, accountId }: Connection) {
  const apps = (await openPage(net, credentials).get([accountId, "subscribed_apps"])).get("data").list;
  if (apps.length === 0) return null;
  return apps.flatMap((app) => app.get("subscribed_fields").list.map((field) => field.text));
}

/** Where the app sends the events of its pages, when Meta tells. */
function webhookOf(net: ChannelNet, { credentials }: Connection) {
  return subscriptionOf(net, accessOf(credentials), "page");
}
