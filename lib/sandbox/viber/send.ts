import type { Peek } from "@/lib/channels/json.ts";
import { type Content, readContent } from "@/lib/sandbox/viber/content.ts";
import { deliver } from "@/lib/sandbox/viber/deliver.ts";
import { badData, CHAT_HOST, missing, ViberRefusal } from "@/lib/sandbox/viber/errors.ts";
import {
  conversationId,
  type Dialogue,
  nextToken,
  type ViberBot,
  type ViberMessage,
  type ViberWorld,
} from "@/lib/sandbox/viber/state.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NEWEST_API = 10;

/**
 * https://developers.viber.com/docs/api/rest-bot-api/#send-message
 * @throws {ViberRefusal}
 */
export function sendMessage(world: ViberWorld, bot: ViberBot, body: Peek): Record<string, unknown> {
  const content = readContent(body);
  checkSender(body);
  const dialogue = receiver(bot, body);
  if (!bot.webhook) throw new ViberRefusal(10);
  const now = world.core.clock.now();
  const lately = dialogue.unanswered.filter((at) => now - at < HOUR);
  if (lately.length >= 100) throw new ViberRefusal(12);
  dialogue.unanswered = [...lately, now];
  const message = post(world, bot, dialogue, content, body);
  const inSession = dialogue.wroteAt !== null && now - dialogue.wroteAt < DAY;
  const told = { message_token: message.token, chat_hostname: CHAT_HOST, billing_status: inSession ? 1 : 2 };
  return { status: 0, status_message: "ok", ...told };
}

/** Shows a message of the bot that is not sent but answered: the welcome. @throws {ViberRefusal} */
export function welcome(world: ViberWorld, bot: ViberBot, dialogue: Dialogue, body: Peek): void {
  checkSender(body);
  post(world, bot, dialogue, readContent(body), body);
}

function checkSender(body: Peek): void {
  const name = body.at("sender", "name").text ?? "";
  if (name === "") throw missing("sender.name");
  if (name.length > 28) throw badData("sender.name is longer than 28");
  const tracking = body.get("tracking_data");
  if (tracking.exists && (tracking.text === undefined || tracking.text.length > 4_000)) {
    throw badData("tracking_data must be a text of at most 4000 characters");
  }
  const version = body.get("min_api_version").number ?? 1;
  if (!Number.isInteger(version) || version < 1 || version > NEWEST_API) throw new ViberRefusal(13);
}

/** The person that a message is for. @throws {ViberRefusal} 5 for a stranger, 6 for one who has left */
function receiver(bot: ViberBot, body: Peek): Dialogue {
  const id = body.get("receiver").text ?? "";
  if (id === "") throw missing("receiver");
  const dialogue = bot.dialogues.get(id);
  if (!dialogue) throw new ViberRefusal(5);
  if (!dialogue.subscribed) throw new ViberRefusal(6);
  return dialogue;
}

function post(
  world: ViberWorld,
  bot: ViberBot,
  dialogue: Dialogue,
  content: Content,
  body: Peek,
): ViberMessage {
  const { core } = world;
  const message: ViberMessage = { token: nextToken(world), own: true, at: core.clock.now(), seen: false };
  const id = String(message.token);
  dialogue.messages.set(id, message);
  dialogue.tracking = body.get("tracking_data").text ?? "";
  const conversation = openConversation(world, bot, dialogue).id;
  const { text, attachments } = content;
  const author = body.at("sender", "name").text ?? bot.name;
  const line = { id, text, attachments, at: message.at };
  core.book.add(conversation, { ...line, from: "business", author, buttons: buttonsOf(body) });
  const to = dialogue.profile.id;
  core.sent.push({ ...line, platform: "viber", account: bot.id, conversation, to, method: "send_message" });
  const minVersion = body.get("min_api_version").number ?? 1;
  core.work.run(() => deliver(world, bot, dialogue, { token: message.token, content, minVersion }));
  return message;
}

/** The keyboard under a message; only buttons that write back can be pressed here. */
function buttonsOf(body: Peek) {
  const buttons = body.at("keyboard", "Buttons").list;
  return buttons.filter((one) => (one.get("ActionType").text ?? "reply") === "reply").map((one) => ({
    text: one.get("Text").text ?? one.get("ActionBody").text ?? "",
    data: one.get("ActionBody").text ?? "",
  }));
}

/** Where the customer's phone shows this dialogue. */
export function openConversation({ core }: ViberWorld, bot: ViberBot, { profile }: Dialogue) {
  return core.book.open({
    id: conversationId(bot, profile.id),
    platform: "viber",
    account: bot.id,
    kind: "direct",
    title: profile.name,
    customer: profile.id,
  });
}
