import { createHmac } from "node:crypto";
import { bareJson } from "@/lib/sandbox/bare_json.ts";
import type { DeliveryResult } from "@/lib/sandbox/outbox.ts";
import { CHAT_HOST } from "@/lib/sandbox/viber/errors.ts";
import {
  nextToken,
  pictureUrl,
  type ViberBot,
  type ViberProfile,
  type ViberWebhook,
  type ViberWorld,
} from "@/lib/sandbox/viber/state.ts";

/** Events that no list of event types leaves out. */
const ALWAYS = ["message", "subscribed", "unsubscribed"];

export interface Callback {
  readonly event: string;
  readonly fields: Record<string, unknown>;
  /** The message that a receipt speaks of; absent: a token of its own. */
  readonly token?: bigint;
  /** Reads what the product answered. */
  readonly heard?: (answer: string) => void;
}

/**
 * Posts one event to the bot's webhook, signed over its bytes with the token, until the answer is 200
 * (https://developers.viber.com/docs/api/rest-bot-api/#callbacks).
 */
export async function sendCallback(
  world: ViberWorld,
  bot: ViberBot,
  { event, fields, token = nextToken(world), heard }: Callback,
): Promise<DeliveryResult> {
  const wanted = bot.webhook && (ALWAYS.includes(event) || bot.webhook.events.has(event));
  if (!wanted) return { delivered: false, attempts: 0, status: null };
  const timestamp = world.core.clock.now();
  const body = bareJson({ event, timestamp, message_token: token, chat_hostname: CHAT_HOST, ...fields });
  return await world.core.outbox.send({
    platform: "viber",
    account: bot.id,
    event,
    keep: true,
    target: () => bot.webhook && { url: bot.webhook.url, headers: signed(bot, body), body },
    judge: (answer) => {
      if (answer?.status !== 200) return "again";
      heard?.(answer.text);
      return "done";
    },
  });
}

function signed({ token }: ViberBot, body: string): Record<string, string> {
  const signature = createHmac("sha256", token).update(body).digest("hex");
  return { "content-type": "application/json", "x-viber-content-signature": signature };
}

/** Asks a new address whether it answers, before it becomes the webhook. */
export async function tryWebhook(world: ViberWorld, bot: ViberBot, url: string): Promise<boolean> {
  const { core } = world;
  const fields = { event: "webhook", timestamp: core.clock.now(), message_token: nextToken(world) };
  const body = bareJson({ ...fields, chat_hostname: CHAT_HOST });
  const answer = await core.outbox.post({ url, headers: signed(bot, body), body });
  const status = answer?.status ?? null;
  core.feed.publish({ type: "webhook", platform: "viber", event: "webhook", attempt: 0, status });
  return status === 200;
}

/** A person as callbacks show them: without a name or a picture when the webhook did not ask for them. */
export function personOf(
  { core }: ViberWorld,
  { sendName, sendPhoto }: Pick<ViberWebhook, "sendName" | "sendPhoto">,
  profile: ViberProfile,
) {
  return {
    id: profile.id,
    name: sendName ? profile.name : "Subscriber",
    ...(sendPhoto && profile.avatar && { avatar: pictureUrl(core, profile.avatar) }),
    country: profile.country ?? "RU",
    language: profile.language ?? "ru",
    api_version: profile.apiVersion ?? 10,
  };
}
