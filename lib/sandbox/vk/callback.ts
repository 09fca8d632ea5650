import { type DeliveryResult, type Verdict, type WebhookAnswer } from "@/lib/sandbox/outbox.ts";
import type { CallbackServer, Community, VkWorld } from "@/lib/sandbox/vk/state.ts";

const HEADERS = { "content-type": "application/json" };

/** Hex digits, as VK's codes and event ids are. */
export function randomHex(bytes: number): string {
  return crypto.getRandomValues(new Uint8Array(bytes)).toHex();
}

/**
 * Posts an event to every confirmed callback server that wants it, until the answer is exactly `ok`
 * (https://dev.vk.com/en/api/callback/getting-started). A server that failed is left alone until `resume`.
 */
export async function sendEvent(
  world: VkWorld,
  community: Community,
  type: string,
  object: unknown,
): Promise<DeliveryResult> {
  const eventId = randomHex(20);
  const servers = [...community.servers.values()].filter((one) => one.confirmed && one.events.has(type));
  const results = await Promise.all(servers.map((server) =>
    world.core.outbox.send({
      platform: "vk",
      account: String(community.groupId),
      event: type,
      keep: true,
      target: (attempt) => {
        if (server.status !== "ok" || !community.servers.has(server.id)) return null;
        const body = envelope(community, server, { type, object, eventId });
        return { url: server.url, headers: retryHeader(attempt), body };
      },
      judge: (answer) => judge(community, server, answer),
    }).then((result) => pauseServer(server, result))
  ));
  return worst(results);
}

function envelope(
  { groupId }: Community,
  { apiVersion, secretKey }: CallbackServer,
  { type, object, eventId }: { type: string; object?: unknown; eventId: string },
): string {
  const secret = secretKey === "" ? {} : { secret: secretKey };
  return JSON.stringify({ group_id: groupId, type, event_id: eventId, v: apiVersion, object, ...secret });
}

/** The first delivery has no counter. */
function retryHeader(attempt: number): Record<string, string> {
  return attempt === 0 ? HEADERS : { ...HEADERS, "x-retry-counter": String(attempt) };
}

const LONGEST_WAIT = 10_000;

function judge(community: Community, server: CallbackServer, answer: WebhookAnswer | null): Verdict {
  if (!answer) return "again";
  if (answer.status === 200 && answer.text === "ok") return "done";
  if (answer.status === 200 && answer.text === "remove") {
    community.servers.delete(server.id);
    return "stop";
  }
  const postponed = [410, 429, 503].includes(answer.status) && answer.headers.get("retry-after");
  if (!postponed) return "again";
  const wait = Number(postponed) * 1000 || Date.parse(postponed) - Date.now();
  return Math.min(Math.max(wait || 0, 0), LONGEST_WAIT);
}

/** After an event that could not be delivered at all, VK stops and shows the server as failed. */
function pauseServer(server: CallbackServer, result: DeliveryResult): DeliveryResult {
  if (!result.delivered && result.attempts > 0) server.status = "failed";
  return result;
}

function worst(results: readonly DeliveryResult[]): DeliveryResult {
  const [first = { delivered: false, attempts: 0, status: null }] = results;
  return results.find(({ delivered }) => !delivered) ?? first;
}

/**
 * Asks the address of a callback server for the confirmation code. With the right one the server is `ok` and the
 * community gets a new code; with any other answer it is `failed`.
 */
export async function confirmServer(
  world: VkWorld,
  community: Community,
  server: CallbackServer,
): Promise<void> {
  server.status = "wait";
  const body = envelope(community, server, { type: "confirmation", eventId: randomHex(20) });
  const answer = await world.core.outbox.post({ url: server.url, headers: HEADERS, body });
  server.confirmed = answer?.status === 200 && answer.text === community.code;
  server.status = server.confirmed ? "ok" : "failed";
  if (server.confirmed) community.code = randomHex(4);
  const status = answer?.status ?? null;
  world.core.feed.publish({ type: "webhook", platform: "vk", event: "confirmation", attempt: 0, status });
  world.core.feed.publish({ type: "state" });
}

/** Lets deliveries to failed servers go on. */
export function resume(world: VkWorld): void {
  for (const community of world.communities.values()) {
    for (const server of community.servers.values()) {
      if (server.confirmed) server.status = "ok";
    }
  }
}
