import { labelOf } from "@/lib/channels/buttons.ts";
import { type ChannelNet, type Connection, type Inbound, SendError } from "@/lib/channels/channel.ts";
import { asPressed } from "@/lib/channels/choices.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { idOf, words } from "@/lib/channels/reading.ts";
import { standInId } from "@/lib/channels/stand_in.ts";
import { ask } from "@/lib/channels/telegram/api.ts";
import { isPrivate, messageIdOf } from "@/lib/channels/telegram/ids.ts";
import { personOf } from "@/lib/channels/telegram/person.ts";

/** Bot API, answerCallbackQuery.text: 0–200 characters. */
const MOST_SAID = 200;

/**
 * `callback_query`: the customer pressed a button under a message of the bot, which says as much as words do
 * (https://core.telegram.org/bots/api#callbackquery). It has no time of its own. A button in somebody else's
 * chat, where the bot was quoted, is none of ours.
 */
export function readPressed(query: Peek): Inbound[] {
  const message = query.get("message");
  const person = personOf(query.get("from"));
  const chat = message.get("chat");
  const chatId = idOf(chat.get("id"));
  if (!person || chatId === undefined || !isPrivate(chat)) return [];
  const text = said(query, message.at("reply_markup", "inline_keyboard"));
  const id = idOf(query.get("id"));
  const pressed = {
    type: "message",
    externalId: `callback:${id ?? standInId(query)}`,
    thread: { kind: "direct", key: chatId },
    from: "contact",
    person,
    text,
    attachments: [],
    replyTo: messageIdOf(message),
    sentAt: 0,
    unknown: text === "" ? { what: "postback" } : undefined,
  } as const;
  return [asPressed(pressed, query.get("data").text, id)];
}

/** answerCallbackQuery: a query that is too old has no wait any more. @throws {SendError} */
export async function answerPress(
  net: ChannelNet,
  id: string,
  text: string,
  { credentials }: Connection,
): Promise<void> {
  try {
    await ask(net, credentials, (api) => api.answerCallbackQuery(id, { text: text.slice(0, MOST_SAID) }));
  } catch (error) {
    if (!(error instanceof SendError) || error.kind !== "content") throw error;
  }
}

function said(query: Peek, rows: Peek): string {
  const code = query.get("data");
  return labelOf(rows, "callback_data", code) ?? words(code) ?? words(query.get("game_short_name")) ?? "";
}
