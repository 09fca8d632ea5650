import type { DeliveryResult } from "@/lib/sandbox/outbox.ts";
import { sendHook } from "@/lib/sandbox/twitter/hook.ts";
import { eventUuid } from "@/lib/sandbox/twitter/ids.ts";
import type { Subscription, XAccount, XWorld } from "@/lib/sandbox/twitter/state.ts";

/** One thing that has happened, in the words of both families. */
export interface Happening {
  /** X Activity API; absent: it does not tell of this. */
  readonly activity?: {
    readonly type: string;
    readonly direction?: "inbound" | "outbound";
    readonly payload: Record<string, unknown>;
    readonly includes?: Record<string, unknown>;
  };
  /** Account Activity API: the name of the list, and the body beside for_user_id. */
  readonly legacy?: { readonly name: string; readonly body: Record<string, unknown> };
}

/**
 * Tells an account's webhooks what has happened: one request for each subscription that fits.
 * @returns delivered when everybody has taken it, which needs somebody
 */
export async function tell(
  world: XWorld,
  account: XAccount,
  happening: Happening,
): Promise<DeliveryResult> {
  const results = await Promise.all([
    ...tellActivity(world, account, happening),
    ...tellLegacy(world, account, happening),
  ]);
  return {
    delivered: results.length > 0 && results.every(({ delivered }) => delivered),
    attempts: results.reduce((sum, { attempts }) => sum + attempts, 0),
    status: results.at(-1)?.status ?? null,
  };
}

function tellActivity(world: XWorld, account: XAccount, { activity }: Happening): Promise<DeliveryResult>[] {
  const { app, person, bare } = account;
  if (!activity) return [];
  const { type, direction, payload, includes } = activity;
  const fits = ({ eventType, userId, ...wanted }: Subscription) =>
    eventType === type && userId === person.id && (wanted.direction ?? direction) === direction;
  return [...app.subscriptions.values()].filter(fits).flatMap((subscription) => {
    const webhook = app.webhooks.get(subscription.webhookId ?? "");
    if (!webhook) return [];
    const filter = { user_id: person.id, ...(subscription.direction && { direction }) };
    const data = {
      event_uuid: eventUuid(),
      filter,
      event_type: type,
      ...(subscription.tag && { tag: subscription.tag }),
      payload,
      ...(includes && { includes: bare ? {} : includes }),
    };
    return [sendHook(world, app, webhook, { account: person.id, event: type, payload: { data } })];
  });
}

function tellLegacy(
  world: XWorld,
  { app, person }: XAccount,
  { legacy }: Happening,
): Promise<DeliveryResult>[] {
  if (!legacy) return [];
  const { name, body } = legacy;
  const webhooks = [...app.webhooks.values()].filter(({ accounts }) => accounts.has(person.id));
  return webhooks.map((webhook) => {
    const payload = name === "user_event" ? body : { for_user_id: person.id, ...body };
    return sendHook(world, app, webhook, { account: person.id, event: name, payload });
  });
}
