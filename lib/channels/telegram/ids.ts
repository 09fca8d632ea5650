import type { Peek } from "@/lib/channels/json.ts";
import { idOf } from "@/lib/channels/reading.ts";

/** Message numbers repeat from chat to chat, so ours are "chat:message"; undefined when either is missing. */
export function messageIdOf(message: Peek, chatId = idOf(message.at("chat", "id"))): string | undefined {
  const number = idOf(message.get("message_id"));
  return chatId === undefined || number === undefined ? undefined : `${chatId}:${number}`;
}

/** Takes "chat:message" apart; undefined when it is not one of ours. */
export function splitMessageId(externalId: string): { chat: number; message: number } | undefined {
  const [, chat, message] = /^(-?\d+):(\d+)$/.exec(externalId) ?? [];
  const ids = { chat: Number(chat), message: Number(message) };
  return Number.isSafeInteger(ids.chat) && Number.isSafeInteger(ids.message) ? ids : undefined;
}

/** True for a conversation of one person with the bot; groups have negative ids. */
export function isPrivate(chat: Peek): boolean {
  const id = idOf(chat.get("id"));
  const type = chat.get("type");
  return id !== undefined && !id.startsWith("-") && (!type.exists || type.text === "private");
}
