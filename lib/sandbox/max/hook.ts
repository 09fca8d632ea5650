import { bareJson } from "@/lib/sandbox/bare_json.ts";
import type { MaxBot, MaxWorld } from "@/lib/sandbox/max/state.ts";
import type { DeliveryResult } from "@/lib/sandbox/outbox.ts";

/**
 * Posts one update to the bot's webhook with its secret, until the answer is 200
 * (https://dev.max.ru/docs-api/methods/POST/subscriptions).
 */
export async function sendUpdate(
  world: MaxWorld,
  bot: MaxBot,
  type: string,
  fields: Record<string, unknown>,
): Promise<DeliveryResult> {
  const wanted = bot.webhook && (bot.webhook.types?.has(type) ?? true);
  if (!wanted) return { delivered: false, attempts: 0, status: null };
  const body = bareJson({ update_type: type, timestamp: world.core.clock.now(), ...fields });
  return await world.core.outbox.send({
    platform: "max",
    account: String(bot.id),
    event: type,
    keep: true,
    target: () => bot.webhook && { url: bot.webhook.url, headers: headersOf(bot), body },
    judge: (answer) => answer?.status === 200 ? "done" : "again",
  });
}

function headersOf({ webhook }: MaxBot): Record<string, string> {
  const secret = webhook?.secret;
  return {
    "content-type": "application/json",
    ...(secret !== undefined && { "x-max-bot-api-secret": secret }),
  };
}
