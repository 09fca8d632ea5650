import { badRequest, TelegramRefusal } from "@/lib/sandbox/telegram/errors.ts";
import type { Method, MethodCall } from "@/lib/sandbox/telegram/method.ts";
import { botUser } from "@/lib/sandbox/telegram/state.ts";

export const accountMethods: Readonly<Record<string, Method>> = {
  getMe: ({ bot }) => ({
    ...botUser(bot),
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  }),

  setWebhook,

  deleteWebhook: ({ world, bot, params }) => {
    bot.webhook = null;
    if (params.flag("drop_pending_updates")) world.core.outbox.drop("telegram", String(bot.id));
    return true;
  },

  getWebhookInfo: ({ world, bot }) => ({
    url: bot.webhook?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: world.core.outbox.waiting("telegram", String(bot.id)),
    ...(bot.webhook && { max_connections: bot.webhook.maxConnections, ip_address: "127.0.0.1" }),
    ...(bot.lastError && { last_error_date: bot.lastError.at, last_error_message: bot.lastError.message }),
    ...(bot.allowedUpdates.length > 0 && { allowed_updates: bot.allowedUpdates }),
  }),

  getUpdates: ({ bot }) => {
    if (!bot.webhook) return [];
    throw new TelegramRefusal(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  },

  setMyCommands: () => true,
  deleteMyCommands: () => true,
  getMyCommands: () => [],
};

/** https://core.telegram.org/bots/api#setwebhook */
function setWebhook({ world, bot, params }: MethodCall): true {
  const account = String(bot.id);
  const url = params.text("url") ?? "";
  if (params.flag("drop_pending_updates")) world.core.outbox.drop("telegram", account);
  if (url === "") {
    bot.webhook = null;
    return true;
  }
  checkUrl(url);
  const secret = params.text("secret_token");
  if (secret !== undefined) checkSecret(secret);
  const maxConnections = params.int("max_connections") ?? 40;
  if (maxConnections < 1 || maxConnections > 100) throw badRequest("max_connections must be in 1..100");
  const allowed = params.json("allowed_updates");
  if (allowed.exists) bot.allowedUpdates = allowed.list.flatMap((kind) => kind.text ?? []);
  bot.webhook = { url, secret, maxConnections };
  world.core.work.run(() => world.core.outbox.redeliver({ platform: "telegram", account }));
  return true;
}

/** HTTPS on the four ports, except on this machine, where the sandbox takes plain HTTP as well. */
function checkUrl(url: string): void {
  if (!URL.canParse(url)) throw badRequest("bad webhook: failed to parse the URL");
  const { protocol, hostname, port } = new URL(url);
  if (/^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|.*\.localhost)$/.test(hostname)) return;
  if (protocol !== "https:") throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
  if (!["", "443", "80", "88", "8443"].includes(port)) {
    throw badRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
  }
}

function checkSecret(secret: string): void {
  if (secret.length > 256) throw badRequest("secret token is too long");
  if (!/^[\w-]+$/.test(secret)) throw badRequest("secret token contains unallowed characters");
}
