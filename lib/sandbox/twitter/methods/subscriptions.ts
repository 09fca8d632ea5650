import { asUser, type XCall, type XMethod } from "@/lib/sandbox/twitter/call.ts";
import { forbidden, invalid, wrongAuthentication } from "@/lib/sandbox/twitter/errors.ts";
import { nextId } from "@/lib/sandbox/twitter/ids.ts";
import type { Subscription, XWebhook } from "@/lib/sandbox/twitter/state.ts";

/** Events that everybody may see, and those for which the user must have let the app in. */
const PUBLIC = ["post.create", "post.delete", "post.reply.create", "post.quote.create", "oauth.revoke"];
const PRIVATE = [
  "post.mention.create",
  "like.create",
  "dm.received",
  "dm.sent",
  "dm.read",
  "dm.indicate_typing",
  "chat.received",
  "chat.sent",
];
const MOST = 1_500;
/** Subscriptions of a self-serve app to the Account Activity API. */
const MOST_ACCOUNTS = 3;

const LEGACY = "/2/account_activity/webhooks/:webhook/subscriptions";

/** https://docs.x.com/x-api/activity/introduction and the older https://docs.x.com/x-api/account-activity/introduction */
export const subscriptionMethods: Readonly<Record<string, XMethod>> = {
  "POST /2/activity/subscriptions": { name: "activity.subscribe", by: "any", run: subscribe },
  "GET /2/activity/subscriptions": {
    name: "activity.list",
    by: "any",
    run: ({ app: { subscriptions } }) => {
      const data = [...subscriptions.values()].map(shown);
      return { data, meta: { total_subscriptions: data.length } };
    },
  },
  "DELETE /2/activity/subscriptions/:id": {
    name: "activity.unsubscribe",
    by: "any",
    run: ({ app: { subscriptions }, path }) => {
      if (!subscriptions.delete(path.id ?? "")) throw invalid("The subscription was not found");
      return { data: { deleted: true }, meta: { total_subscriptions: subscriptions.size } };
    },
  },
  [`POST ${LEGACY}/all`]: { name: "account_activity.subscribe", by: "user", direct: true, run: subscribeAll },
  [`GET ${LEGACY}/all`]: {
    name: "account_activity.check",
    by: "user",
    run: (call) => ({ data: { subscribed: webhookOf(call).accounts.has(asUser(call).account.person.id) } }),
  },
  [`DELETE ${LEGACY}/:user/all`]: { name: "account_activity.unsubscribe", by: "app", run: unsubscribeAll },
};

function subscribe(call: XCall) {
  const { world, app, body } = call;
  const eventType = body.get("event_type").text ?? "";
  const userId = body.at("filter", "user_id").id ?? "";
  if (userId === "") throw invalid("filter.user_id is missing");
  checkRight(call, eventType, userId);
  const subscription: Subscription = {
    id: nextId(world),
    eventType,
    userId,
    direction: body.at("filter", "direction").text,
    tag: body.get("tag").text,
    webhookId: body.get("webhook_id").id,
    createdAt: world.core.clock.now(),
  };
  checkPlace(call, subscription);
  app.subscriptions.set(subscription.id, subscription);
  return { data: shown(subscription), meta: { total_subscriptions: app.subscriptions.size } };
}

/** @throws {XRefusal} 403 for an event that this caller may not see, 400 for an unknown one */
function checkRight({ app, account }: XCall, eventType: string, userId: string): void {
  if (app.activity === "none") throw forbidden("Your app has no access to the X Activity API");
  if (PUBLIC.includes(eventType)) return;
  if (!PRIVATE.includes(eventType)) throw invalid(`event_type ${eventType} is unknown`);
  const used = account ? "OAuth 1.0a User Context" : "OAuth 2.0 Application-Only";
  if (!account || app.activity === "oauth2") throw wrongAuthentication(used, "OAuth 2.0 User Context");
  if (userId !== account.person.id) throw forbidden("The user has not let your app see this");
}

/** @throws {XRefusal} 400 for an unknown webhook, one subscription too many, or one that is there already */
function checkPlace({ app }: XCall, subscription: Subscription): void {
  const { webhookId } = subscription;
  if (webhookId !== undefined && !app.webhooks.has(webhookId)) throw invalid("webhook_id was not found");
  if (app.subscriptions.size >= MOST) throw invalid("SubscriptionLimitExceeded");
  if ([...app.subscriptions.values()].some((one) => isSame(one, subscription))) {
    throw invalid("DuplicateSubscriptionFailed: there is such a subscription already");
  }
}

function isSame(a: Subscription, b: Subscription): boolean {
  return a.eventType === b.eventType && a.userId === b.userId && a.direction === b.direction &&
    a.webhookId === b.webhookId;
}

function shown({ id, eventType, userId, direction, tag, webhookId, createdAt }: Subscription) {
  const moment = new Date(createdAt).toISOString();
  return {
    subscription_id: id,
    event_type: eventType,
    filter: { user_id: userId, ...(direction && { direction }) },
    created_at: moment,
    updated_at: moment,
    ...(tag && { tag }),
    ...(webhookId && { webhook_id: webhookId }),
  };
}

function subscribeAll(call: XCall) {
  const { person: { id } } = asUser(call).account;
  const { app } = call;
  if (!app.accountActivity) throw forbidden("Your app has no access to the Account Activity API");
  const webhook = webhookOf(call);
  if (webhook.accounts.has(id)) {
    throw invalid("DuplicateSubscriptionFailed: a subscription for this user exists already");
  }
  const all = [...app.webhooks.values()].reduce((sum, { accounts }) => sum + accounts.size, 0);
  if (all >= MOST_ACCOUNTS) throw invalid("SubscriptionLimitExceeded");
  webhook.accounts.add(id);
  return { data: { subscribed: true } };
}

function unsubscribeAll(call: XCall) {
  if (!webhookOf(call).accounts.delete(call.path.user ?? "")) throw invalid("SubscriptionNotFound");
  return { data: { subscribed: false } };
}

/** @throws {XRefusal} 400 for an id that is not the app's */
function webhookOf({ app, path }: XCall): XWebhook {
  const webhook = app.webhooks.get(path.webhook ?? "");
  if (!webhook) throw invalid("WebhookIdInvalid: the webhook was not found");
  return webhook;
}
