import { isHookUrl } from "@/lib/sandbox/hook_url.ts";
import { type MaxCall, type MaxMethod, need } from "@/lib/sandbox/max/call.ts";
import { badPayload } from "@/lib/sandbox/max/errors.ts";
import { botObject } from "@/lib/sandbox/max/objects.ts";

/** https://dev.max.ru/docs-api */
export const accountMethods: Readonly<Record<string, MaxMethod>> = {
  "GET /me": { name: "me", run: ({ world, bot }) => botObject(world, bot) },
  "POST /subscriptions": { name: "subscribe", run: subscribe },
  "GET /subscriptions": { name: "subscriptions", run: list },
  "DELETE /subscriptions": { name: "unsubscribe", run: unsubscribe },
};

const TYPES = [
  "message_created",
  "message_callback",
  "message_edited",
  "message_removed",
  "bot_added",
  "bot_removed",
  "user_added",
  "user_removed",
  "bot_started",
  "bot_stopped",
  "dialog_cleared",
  "dialog_muted",
  "dialog_unmuted",
  "dialog_removed",
  "chat_title_changed",
];

/** A bot has one address here; another one takes its place. Nothing is asked of it beforehand. */
function subscribe({ world, bot, body }: MaxCall) {
  const url = body.get("url").text ?? "";
  if (!isHookUrl(url)) throw badPayload("url: must be an https address on port 443");
  const secret = body.get("secret").text;
  if (secret !== undefined && !/^[\w-]{5,256}$/.test(secret)) {
    throw badPayload("secret: must match ^[a-zA-Z0-9_-]{5,256}$");
  }
  const given = body.get("update_types");
  const types = given.exists ? given.list.map((one) => one.text ?? "") : null;
  const unknown = types?.find((one) => !TYPES.includes(one));
  if (unknown !== undefined) throw badPayload(`update_types: ${unknown} is unknown`);
  bot.webhook = { url, secret, types: types && new Set(types), at: world.core.clock.now() };
  world.core.feed.publish({ type: "state" });
  return { success: true };
}

function list({ bot: { webhook } }: MaxCall) {
  if (!webhook) return { subscriptions: [] };
  const { url, at, types } = webhook;
  return { subscriptions: [{ url, time: at, update_types: types && [...types] }] };
}

function unsubscribe(call: MaxCall) {
  const { world, bot } = call;
  if (bot.webhook?.url !== need(call, "url")) return { success: false, message: "Subscription is not found" };
  bot.webhook = null;
  world.core.feed.publish({ type: "state" });
  return { success: true };
}
