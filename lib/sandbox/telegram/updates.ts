import { parseJson, Peek } from "@/lib/channels/json.ts";
import type { DeliveryResult } from "@/lib/sandbox/outbox.ts";
import type { Bot, TelegramWorld } from "@/lib/sandbox/telegram/state.ts";

/** Kinds that come only when setWebhook names them. */
const ON_REQUEST = ["chat_member", "message_reaction", "message_reaction_count"];

/**
 * Posts one update to the bot's webhook, as https://core.telegram.org/bots/api#setwebhook describes: JSON, the
 * secret in X-Telegram-Bot-Api-Secret-Token, repeated until the answer is 2xx. Without a webhook it waits for one.
 * @param call runs the method that an answer may ask for
 */
export async function sendUpdate(
  world: TelegramWorld,
  bot: Bot,
  kind: string,
  content: unknown,
  call: (method: string, params: Record<string, unknown>) => Promise<unknown>,
): Promise<DeliveryResult & { updateId: number | null }> {
  if (!isWanted(bot, kind)) return { delivered: false, attempts: 0, status: null, updateId: null };
  const updateId = ++bot.lastUpdate;
  const body = JSON.stringify({ update_id: updateId, [kind]: content });
  const result = await world.core.outbox.send({
    platform: "telegram",
    account: String(bot.id),
    event: kind,
    keep: true,
    target: () => bot.webhook && { url: bot.webhook.url, headers: headersFor(bot), body },
    judge: (answer) => {
      const status = answer?.status ?? 0;
      if (answer && status >= 200 && status < 300) {
        world.core.work.run(() => webhookReply(answer.text, call));
        return "done";
      }
      bot.lastError = { at: world.core.clock.seconds(), message: complaint(status) };
      return "again";
    },
  });
  return { ...result, updateId };
}

function isWanted(bot: Bot, kind: string): boolean {
  if (bot.allowedUpdates.length === 0) return !ON_REQUEST.includes(kind);
  return bot.allowedUpdates.includes(kind);
}

function headersFor(bot: Bot): Record<string, string> {
  const secret = bot.webhook?.secret;
  return {
    "content-type": "application/json",
    "accept-encoding": "gzip, deflate",
    ...(secret && { "x-telegram-bot-api-secret-token": secret }),
  };
}

function complaint(status: number): string {
  return status === 0 ? "Read timeout expired" : `Wrong response from the webhook: ${status}`;
}

/** An answer in JSON with a "method" is a call; its result is never told. */
async function webhookReply(
  text: string,
  call: (method: string, params: Record<string, unknown>) => Promise<unknown>,
): Promise<void> {
  if (!text.trimStart().startsWith("{")) return;
  const body = peekAt(text);
  const method = body.get("method").text;
  if (method) await call(method, Object.fromEntries(body.keys.map((key) => [key, body.get(key).value])));
}

function peekAt(text: string): Peek {
  try {
    return new Peek(parseJson(text));
  } catch {
    return new Peek(undefined);
  }
}
