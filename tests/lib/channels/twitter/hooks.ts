import { BRAND, connection } from "./samples.ts";

export const HOOKS = "GET /2/webhooks";
export const MAKE = "POST /2/webhooks";
export const AGAIN = "PUT /2/webhooks/900";
export const SUBS = "GET /2/activity/subscriptions";
export const SUBSCRIBE = "POST /2/activity/subscriptions";

/** The events without which a connection is not whole. */
export const NEEDED = ["dm.received", "post.mention.create", "post.reply.create"];

/** What X answers to `HOOKS`. */
export const hooks = (...items: unknown[]) => ({ data: items, meta: { result_count: items.length } });

/** Our webhook, in X's words. */
export const hook = (rest: Record<string, unknown> = {}) => ({
  id: "900",
  url: connection().webhookUrl,
  valid: true,
  ...rest,
});

/** A subscription of our webhook, in X's words. */
export const subscription = (event_type: string, rest: Record<string, unknown> = {}) => ({
  subscription_id: `1${event_type.length}`,
  event_type,
  filter: { user_id: BRAND },
  webhook_id: "900",
  ...rest,
});

/** An API whose subscriptions are all there. */
export const whole = { [SUBS]: { data: NEEDED.map((type) => subscription(type)) } };
