import type { Connection } from "@/lib/channels/channel.ts";
import { Peek } from "@/lib/channels/json.ts";
import { words } from "@/lib/channels/reading.ts";
import { EVENT_TYPES } from "@/lib/channels/twitter/activity.ts";
import { type Api, dataOf, type Verb } from "@/lib/channels/twitter/api.ts";
import { permitted } from "@/lib/channels/twitter/permitted.ts";

/** The events that a help desk cannot do without. */
const NEEDED: readonly string[] = ["dm.received", "post.mention.create", "post.reply.create"];
const TAG = "otklik";

/** Through which family events come, and what of them X did not grant. */
export interface Subscribed {
  readonly family: "activity" | "account_activity" | "none";
  /** Ids, for taking them away again. */
  readonly ids: readonly string[];
  readonly missing: readonly string[];
}

/**
 * Subscribes a webhook to the account's events: each kind by itself in the X Activity API. Where it does not grant
 * what is needed, as private events to a token of OAuth 1.0a, all come at once by the older Account Activity API.
 * @throws {SendError} when X cannot be asked at all; a refusal is told in `missing`
 */
export async function subscribe(api: Api, connection: Connection, webhook: string): Promise<Subscribed> {
  const there = await subscriptions(api, connection, webhook);
  const ids = [...there.values()];
  const missing: string[] = [];
  for (const event of EVENT_TYPES.filter((type) => !there.has(type))) {
    const id = await subscribeTo(api, connection, webhook, event);
    if (id === undefined) missing.push(event);
    else ids.push(id);
  }
  const lacking = NEEDED.filter((event) => missing.includes(event));
  if (lacking.length === 0) return { family: "activity", ids, missing: [] };
  if (!await subscribeToAll(api, webhook)) {
    return { family: ids.length > 0 ? "activity" : "none", ids, missing: lacking };
  }
  // What both families bring comes twice, and is paid for twice.
  await unsubscribeFrom(api, ids);
  return { family: "account_activity", ids: [], missing: [] };
}

/** By the older family, unless it is so already: X refuses a second time. */
async function subscribeToAll(api: Api, webhook: string): Promise<boolean> {
  const there = await permitted(() => api.asUser("GET", allOf(webhook)));
  if (there && new Peek(there.body).at("data", "subscribed").isTrue) return true;
  return await permitted(() => api.asUser("POST", allOf(webhook), { body: {} })) !== undefined;
}

/** Which needed events do not reach a webhook any more. @throws {SendError} */
export async function missingEvents(api: Api, connection: Connection, webhook: string): Promise<string[]> {
  if (connection.state.family === "account_activity") {
    const answer = await permitted(() => api.asUser("GET", allOf(webhook)));
    return answer && new Peek(answer.body).at("data", "subscribed").isTrue ? [] : [...NEEDED];
  }
  const there = await subscriptions(api, connection, webhook);
  return NEEDED.filter((event) => !there.has(event));
}

/** Takes away what `subscribe` made. @throws {SendError} when X cannot be asked */
export async function unsubscribe(
  api: Api,
  { state, accountId }: Connection,
  webhook: string,
): Promise<void> {
  await unsubscribeFrom(api, (state.subscriptions ?? "").split(",").filter((one) => /^\d+$/.test(one)));
  if (state.family !== "account_activity") return;
  const path = `/2/account_activity/webhooks/${webhook}/subscriptions/${accountId}/all`;
  await permitted(() => api.asApp("DELETE", path));
}

async function unsubscribeFrom(api: Api, ids: readonly string[]): Promise<void> {
  for (const id of ids) await managed(api, "DELETE", `/2/activity/subscriptions/${id}`);
}

/** Subscriptions are made by the account and belong to the app: X refuses most accounts a look at them. */
async function managed(api: Api, verb: Verb, path: string): Promise<Peek | undefined> {
  const byApp = await permitted(() => api.asApp(verb, path));
  if (byApp) return byApp;
  const byAccount = await permitted(() => api.asUser(verb, path));
  return byAccount && new Peek(byAccount.body);
}

/** Our subscriptions by event. (docs.x.com/x-api/activity/quickstart) */
async function subscriptions(
  api: Api,
  { accountId }: Connection,
  webhook: string,
): Promise<Map<string, string>> {
  const answer = await managed(api, "GET", "/2/activity/subscriptions");
  const ours = answer?.get("data").list.filter((one) =>
    one.get("webhook_id").id === webhook && one.at("filter", "user_id").id === accountId
  );
  return new Map(
    ours?.flatMap((one) => {
      const event = words(one.get("event_type"));
      const id = one.get("subscription_id").id;
      return event !== undefined && id !== undefined ? [[event, id] as const] : [];
    }),
  );
}

async function subscribeTo(
  api: Api,
  { accountId }: Connection,
  webhook: string,
  event: string,
): Promise<string | undefined> {
  const body = { event_type: event, filter: { user_id: accountId }, tag: TAG, webhook_id: webhook };
  const answer = await permitted(() => api.asUser("POST", "/2/activity/subscriptions", { body }));
  if (!answer) return undefined;
  // The guide shows the subscription bare or in a list, X's own description of the API one level deeper.
  const data = dataOf(answer);
  const made = [data, data.get("subscription"), ...data.list];
  return made.map((one) => one.get("subscription_id").id).find((id) => id !== undefined);
}

function allOf(webhook: string): string {
  return `/2/account_activity/webhooks/${webhook}/subscriptions/all`;
}
