import type { Update } from "grammy/types";
import type { Inbound } from "@/lib/channels/channel.ts";
import { Peek } from "@/lib/channels/json.ts";
import { idOf, words } from "@/lib/channels/reading.ts";
import { standInId } from "@/lib/channels/stand_in.ts";
import { contentOf } from "@/lib/channels/telegram/content.ts";
import { SERVICE } from "@/lib/channels/telegram/fields.ts";
import { isPrivate, messageIdOf } from "@/lib/channels/telegram/ids.ts";
import { personOf } from "@/lib/channels/telegram/person.ts";
import { readPressed } from "@/lib/channels/telegram/pressed.ts";
import { count, moment } from "@/lib/channels/telegram/words.ts";

const READERS = [
  ["message", readMessage],
  ["edited_message", readEdit],
  ["callback_query", readPressed],
  ["my_chat_member", readReach],
  ["message_reaction", readReaction],
] as const satisfies readonly (readonly [keyof Update, (body: Peek) => Inbound[]])[];

/**
 * Reads one update (https://core.telegram.org/bots/api#update). Groups, bots and service messages are [].
 */
export function normalise(payload: unknown): Inbound[] {
  const update = new Peek(payload);
  return READERS.flatMap(([field, read]) => read(update.get(field)));
}

function readMessage(message: Peek): Inbound[] {
  const moved = message.get("migrate_to_chat_id");
  if (moved.exists) return readRename(message, moved);
  const head = headOf(message);
  if (!head) return [];
  const { externalId = standInId(message), chatId, person } = head;
  const sentAt = moment(message.get("date"));
  if (message.get("write_access_allowed").exists) {
    return [{ type: "reach", person, allowed: true, at: sentAt }];
  }
  const album = idOf(message.get("media_group_id"));
  return [{
    type: "message",
    externalId,
    thread: { kind: "direct", key: chatId },
    from: "contact",
    person,
    ...contentOf(message),
    replyTo: messageIdOf(message.get("reply_to_message"), chatId),
    sentAt,
    sequence: count(message.get("message_id")),
    album: album === undefined ? undefined : `${chatId}:${album}`,
  }];
}

/** Telegram can replace a message's file but never take it away, so no attachments mean no change. */
function readEdit(message: Peek): Inbound[] {
  const head = headOf(message);
  if (!head?.externalId) return [];
  const { text, attachments } = contentOf(message);
  const at = moment(message.get("edit_date")) || moment(message.get("date"));
  const files = attachments.length > 0 ? attachments : undefined;
  return [{ type: "edit", externalId: head.externalId, text, attachments: files, at }];
}

/** Where and whose a message is, or undefined when it is not for us. */
function headOf(message: Peek) {
  const from = message.get("from");
  const chat = message.get("chat").exists ? message.get("chat") : from;
  const externalId = messageIdOf(message);
  const chatId = idOf(chat.get("id"));
  // In a private chat the chat is the person.
  const person = personOf(from) ?? personOf(chat);
  if (!isPrivate(chat) || chatId === undefined || !person) return undefined;
  if (from.get("is_bot").isTrue || SERVICE.some((field) => message.get(field).exists)) return undefined;
  return { externalId, chatId, person };
}

function readRename(message: Peek, moved: Peek): Inbound[] {
  const from = idOf(message.at("chat", "id"));
  const to = idOf(moved);
  if (from === undefined || to === undefined) return [];
  return [{ type: "rename", from, to, at: moment(message.get("date")) }];
}

/** In a private chat this comes only when the person blocks or unblocks the bot. */
function readReach(change: Peek): Inbound[] {
  const status = change.at("new_chat_member", "status").text;
  const person = personOf(change.get("from")) ?? personOf(change.get("chat"));
  if (!isPrivate(change.get("chat")) || !person || (status !== "kicked" && status !== "member")) return [];
  return [{ type: "reach", person, allowed: status === "member", at: moment(change.get("date")) }];
}

function readReaction(change: Peek): Inbound[] {
  const externalId = messageIdOf(change);
  const person = personOf(change.get("user"));
  const marks = change.get("new_reaction");
  if (!isPrivate(change.get("chat")) || externalId === undefined || !person || !Array.isArray(marks.value)) {
    return [];
  }
  const emoji = marks.list.map(markOf).join("");
  return [{ type: "reaction", externalId, person, emoji, at: moment(change.get("date")) }];
}

/** Reactions by drawings of one's own have no emoji; a paid one is a star. */
function markOf(mark: Peek): string {
  if (mark.get("type").text === "paid") return "⭐";
  return words(mark.get("emoji")) ?? "❔";
}
