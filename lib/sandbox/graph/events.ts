import { metaJson, signatures } from "@/lib/sandbox/graph/sign.ts";
import type { GraphAccount, GraphApp, GraphEvent, GraphWorld } from "@/lib/sandbox/graph/world.ts";
import type { DeliveryResult, Verdict, WebhookAnswer } from "@/lib/sandbox/outbox.ts";

const UNTOLD: DeliveryResult = { delivered: false, attempts: 0, status: null };

interface Told {
  readonly account: GraphAccount;
  readonly event: GraphEvent;
}

/**
 * Posts an event to the app's webhook, when both the app and the account have subscribed to its field. A failed
 * delivery is repeated at once and then less and less often.
 */
export async function sendEvent(
  world: GraphWorld,
  account: GraphAccount,
  event: GraphEvent,
): Promise<DeliveryResult> {
  if (!addressOf(account, event)) return UNTOLD;
  if (world.gathering) {
    world.gathering.push({ account, event });
    return UNTOLD;
  }
  return await deliver(world, account.app, [{ account, event }]);
}

/**
 * Everything that happens during `run` leaves afterwards in one webhook for each app, as Meta does under load.
 * Acts inside answer at once with `delivered: false`.
 */
export async function batch(world: GraphWorld, run: () => Promise<void>): Promise<DeliveryResult> {
  const gathered: Told[] = [];
  world.gathering = gathered;
  try {
    await run();
  } finally {
    world.gathering = null;
  }
  const apps = new Set(gathered.map(({ account }) => account.app));
  const results: DeliveryResult[] = [];
  for (const app of apps) {
    results.push(await deliver(world, app, gathered.filter(({ account }) => account.app === app)));
  }
  return results.find(({ delivered }) => !delivered) ?? results[0] ?? UNTOLD;
}

async function deliver(world: GraphWorld, app: GraphApp, told: readonly Told[]): Promise<DeliveryResult> {
  const [first] = told;
  if (!first) return UNTOLD;
  const body = metaJson({ object: world.object, entry: entries(world, told) });
  const headers = {
    "content-type": "application/json",
    "user-agent": "facebookexternalua",
    ...signatures(app.secret, body),
  };
  let failures = 0;
  return await world.core.outbox.send({
    platform: world.platform,
    account: first.account.id,
    event: first.event.name ?? first.event.field,
    keep: true,
    target: () => {
      const url = addressOf(first.account, first.event);
      return url ? { url, headers, body } : null;
    },
    judge: (answer) => judge(answer, failures++),
  });
}

/** Where an event goes now; undefined when nobody has subscribed to it. */
function addressOf({ app, subscribed, override }: GraphAccount, { field }: GraphEvent): string | undefined {
  const wanted = subscribed?.has(field) && app.subscription?.fields.has(field);
  return wanted ? (override ?? app.subscription)?.url : undefined;
}

function judge(answer: WebhookAnswer | null, failures: number): Verdict {
  if (answer?.status === 200) return "done";
  return failures === 0 ? 0 : "again";
}

/** One entry for each account and kind of content. */
function entries(world: GraphWorld, told: readonly Told[]): Record<string, unknown>[] {
  const groups = Map.groupBy(told, ({ account, event }) => `${account.id} ${listOf(event)}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [entry(world, first, group.map(({ event }) => event))] : [];
  });
}

function entry(world: GraphWorld, { account, event }: Told, events: readonly GraphEvent[]) {
  const list = listOf(event);
  const items = events.map(({ messaging, field, value }) =>
    list === "changes" ? { value, field } : messaging
  );
  const time = list === "changes" ? world.core.clock.seconds() : world.core.clock.now();
  return {
    id: account.entryId ?? account.id,
    ...(world.platform !== "whatsapp" && { time }),
    [list]: items,
  };
}

function listOf({ messaging, standby }: GraphEvent): "messaging" | "standby" | "changes" {
  if (messaging === undefined) return "changes";
  return standby ? "standby" : "messaging";
}
