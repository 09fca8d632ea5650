import type { LineAttachment } from "@/lib/sandbox/conversations.ts";
import type { StoredFile } from "@/lib/sandbox/files.ts";
import { badRequest, forbidden } from "@/lib/sandbox/telegram/errors.ts";
import type { MethodCall } from "@/lib/sandbox/telegram/method.ts";
import {
  type Bot,
  botUser,
  chatOf,
  conversationId,
  type Dialogue,
  fullName,
  type TelegramMessage,
  type TelegramProfile,
  type TelegramWorld,
} from "@/lib/sandbox/telegram/state.ts";

/** Limits of https://core.telegram.org/bots/api, in UTF-16 code units. */
export const MAX_TEXT = 4096;
export const MAX_CAPTION = 1024;

/**
 * The dialogue that `chat_id` names, when the bot may write into it.
 * @throws {TelegramRefusal} 400 for an unknown chat, 403 when the person never wrote, blocked the bot or is gone
 */
export function dialogueFor({ world, bot, params }: MethodCall): Dialogue {
  const id = params.text("chat_id");
  if (!id) throw badRequest("chat_id is empty");
  const profile = world.profiles.get(Number(id));
  if (!profile) throw badRequest("chat not found");
  if (profile.deactivated) throw forbidden("user is deactivated");
  const dialogue = bot.dialogues.get(profile.id);
  if (!dialogue?.started) throw forbidden("bot can't initiate conversation with a user");
  if (dialogue.blocked) throw forbidden("bot was blocked by the user");
  return dialogue;
}

export interface Outgoing {
  /** Fields of the message beside ids, sender and date. */
  readonly fields: Record<string, unknown>;
  readonly text: string;
  readonly attachments?: readonly LineAttachment[];
}

/** Puts a message of the bot into a dialogue and notes it as sent. */
export function post(call: MethodCall, dialogue: Dialogue, out: Outgoing): TelegramMessage {
  const { world, bot } = call;
  const replied = repliedMessage(call, dialogue);
  const markup = call.params.json("reply_markup");
  const inline = markup.get("inline_keyboard").exists ? { reply_markup: markup.value } : {};
  const message: TelegramMessage = {
    message_id: ++bot.lastMessage,
    from: botUser(bot),
    chat: chatOf(dialogue.profile),
    date: world.core.clock.seconds(),
    ...(replied && { reply_to_message: without(replied, "reply_to_message") }),
    ...out.fields,
    ...inline,
  };
  dialogue.messages.set(message.message_id, message);
  note(call, dialogue, message, out, replied?.message_id);
  return message;
}

function note(
  { world, bot, method, params }: MethodCall,
  { profile }: Dialogue,
  message: TelegramMessage,
  { text, attachments = [] }: Outgoing,
  repliedTo: number | undefined,
): void {
  const { core } = world;
  const conversation = openConversation(world, bot, profile).id;
  const id = String(message.message_id);
  const replyTo = repliedTo === undefined ? undefined : String(repliedTo);
  const at = core.clock.now();
  const buttons = params.json("reply_markup").get("inline_keyboard").list.flatMap((row) => row.list)
    .map((button) => ({ text: button.get("text").text ?? "", data: button.get("callback_data").text ?? "" }));
  const line = { id, text, attachments, at, replyTo };
  core.book.add(conversation, { ...line, from: "business", author: bot.name, buttons });
  const account = String(bot.id);
  core.sent.push({ ...line, platform: "telegram", account, conversation, to: String(profile.id), method });
}

/** Where the customer's phone shows this dialogue. */
export function openConversation(world: TelegramWorld, bot: Bot, profile: TelegramProfile) {
  return world.core.book.open({
    id: conversationId(bot, profile.id),
    platform: "telegram",
    account: String(bot.id),
    kind: "direct",
    title: fullName(profile),
    customer: String(profile.id),
  });
}

function repliedMessage({ params }: MethodCall, dialogue: Dialogue): TelegramMessage | undefined {
  const reply = params.json("reply_parameters");
  const id = reply.get("message_id").number ?? params.int("reply_to_message_id");
  if (id === undefined) return undefined;
  const known = dialogue.messages.get(id);
  const mayMiss = reply.get("allow_sending_without_reply").isTrue ||
    params.flag("allow_sending_without_reply");
  if (!known && !mayMiss) throw badRequest("message to be replied not found");
  return known;
}

export function without(message: TelegramMessage, field: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(message).filter(([key]) => key !== field));
}

/** How the phone shows a file. */
export function lineAttachment(world: TelegramWorld, kind: string, file: StoredFile): LineAttachment {
  const { name, size, contentType } = file;
  return { kind, name, size, contentType, url: world.core.files.url(file) };
}
