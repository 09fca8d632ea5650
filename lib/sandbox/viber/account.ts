import type { Peek } from "@/lib/channels/json.ts";
import { isHookUrl } from "@/lib/sandbox/hook_url.ts";
import { personOf, tryWebhook } from "@/lib/sandbox/viber/callbacks.ts";
import { CHAT_HOST, missing, ViberRefusal } from "@/lib/sandbox/viber/errors.ts";
import {
  type Dialogue,
  nextToken,
  pictureUrl,
  type ViberBot,
  type ViberWorld,
} from "@/lib/sandbox/viber/state.ts";

const EVENTS = ["delivered", "seen", "failed", "subscribed", "unsubscribed", "conversation_started"];

/**
 * Sets the webhook once it has answered the event `webhook` with 200, or takes it away when the address is empty
 * (https://developers.viber.com/docs/api/rest-bot-api/#webhooks).
 * @throws {ViberRefusal} 1 for an address that is not HTTPS or does not answer
 */
export async function setWebhook(
  world: ViberWorld,
  bot: ViberBot,
  body: Peek,
): Promise<Record<string, unknown>> {
  const url = body.get("url").text;
  if (url === undefined) throw missing("url");
  if (url === "") {
    bot.webhook = null;
    return { status: 0, status_message: "ok" };
  }
  const given = body.get("event_types");
  const events = given.exists ? given.list.map((one) => one.text ?? "") : EVENTS;
  const unknown = events.find((event) => event !== "message" && !EVENTS.includes(event));
  if (unknown !== undefined) throw new ViberRefusal(3, `badData: event type ${unknown} is unknown`);
  if (!isHookUrl(url) || !await tryWebhook(world, bot, url)) throw new ViberRefusal(1);
  bot.webhook = {
    url,
    events: new Set(events),
    sendName: body.get("send_name").isTrue,
    sendPhoto: body.get("send_photo").isTrue,
  };
  world.core.feed.publish({ type: "state" });
  world.core.work.run(() => world.core.outbox.redeliver({ platform: "viber", account: bot.id }));
  return { status: 0, status_message: "ok", chat_hostname: CHAT_HOST, event_types: events };
}

/** https://developers.viber.com/docs/api/rest-bot-api/#get-account-info */
export function accountInfo({ core }: ViberWorld, bot: ViberBot): Record<string, unknown> {
  const subscribers = [...bot.dialogues.values()].filter(({ subscribed }) => subscribed);
  return {
    status: 0,
    status_message: "ok",
    id: bot.id,
    chat_hostname: CHAT_HOST,
    name: bot.name,
    uri: bot.uri,
    icon: bot.avatar ? pictureUrl(core, bot.avatar) : "",
    category: "Companies, Brands & Products",
    subcategory: "Retail",
    country: "RU",
    webhook: bot.webhook?.url ?? "",
    event_types: bot.webhook ? [...bot.webhook.events] : [],
    subscribers_count: subscribers.length,
  };
}

const HALF_DAY = 12 * 3_600_000;

/** At most twice in 12 hours for each person. @throws {ViberRefusal} 5, 6 or 12 */
export function userDetails(world: ViberWorld, bot: ViberBot, body: Peek): Record<string, unknown> {
  const dialogue = known(bot, body.get("id").text);
  if (!dialogue.subscribed) throw new ViberRefusal(6);
  const now = world.core.clock.now();
  dialogue.details = dialogue.details.filter((at) => now - at < HALF_DAY);
  if (dialogue.details.length >= 2) throw new ViberRefusal(12);
  dialogue.details.push(now);
  const user = {
    ...personOf(world, { sendName: true, sendPhoto: true }, dialogue.profile),
    primary_device_os: "android 16",
    viber_version: "26.1.0",
    mcc: 250,
    mnc: 1,
    device_type: "Pixel 9",
  };
  return { status: 0, status_message: "ok", message_token: nextToken(world), user };
}

export function online(bot: ViberBot, body: Peek): Record<string, unknown> {
  const ids = body.get("ids").list.flatMap((one) => one.text ?? []);
  if (ids.length === 0) throw missing("ids");
  const users = ids.map((id) => {
    const there = (bot.dialogues.get(id)?.devices ?? 0) > 0;
    return { id, online_status: there ? 0 : 1, online_status_message: there ? "online" : "offline" };
  });
  return { status: 0, status_message: "ok", users };
}

function known(bot: ViberBot, id: string | undefined): Dialogue {
  if (!id) throw missing("id");
  const dialogue = bot.dialogues.get(id);
  if (!dialogue) throw new ViberRefusal(5);
  return dialogue;
}
