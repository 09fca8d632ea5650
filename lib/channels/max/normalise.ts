import type { Connection, Inbound } from "@/lib/channels/channel.ts";
import { Peek } from "@/lib/channels/json.ts";
import { contentOf } from "@/lib/channels/max/content.ts";
import { isAnothers, personOf } from "@/lib/channels/max/person.ts";
import { readPressed } from "@/lib/channels/max/pressed.ts";
import { idOf, moment } from "@/lib/channels/reading.ts";
import { standInId } from "@/lib/channels/stand_in.ts";

/** Begins the id of a message that has none at MAX, and cannot be quoted there. */
export const FORWARD = "forward:";

type Reader = (update: Peek, bot: string) => Inbound[];

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["message_created", readMessage],
  ["message_edited", readEdit],
  ["message_removed", readRemoval],
  ["message_callback", readPressed],
  ["bot_started", (update) => readReach(update, true)],
  ["bot_stopped", (update) => readReach(update, false)],
  ["dialog_removed", (update) => readReach(update, false)],
]);

/** The updates that we read, and so the ones to subscribe to. */
export const UPDATE_TYPES: readonly string[] = [...READERS.keys()];

/**
 * Reads one update (https://dev.max.ru/docs-api/objects/Update). Group chats, channels and other bots are
 * nothing.
 */
export function normalise(payload: unknown, connection: Connection): Inbound[] {
  const update = new Peek(payload);
  const read = READERS.get(update.get("update_type").text ?? "");
  return read?.(update, connection.accountId) ?? [];
}

/** A dialog is keyed by its customer, since a message can be addressed to them. */
function readMessage(update: Peek, bot: string): Inbound[] {
  const message = update.get("message");
  const head = headOf(message, bot);
  if (!head) return [];
  const { externalId = standInId(message), ours, customer } = head;
  const person = personOf(customer, update.get("user_locale"));
  if (!person) return [];
  return [{
    type: "message",
    externalId,
    thread: { kind: "direct", key: person.externalId },
    from: ours ? "ours" : "contact",
    person,
    ...contentOf(message),
    sentAt: moment(message.get("timestamp"), update.get("timestamp")),
  }];
}

function readEdit(update: Peek, bot: string): Inbound[] {
  const message = update.get("message");
  const head = headOf(message, bot);
  if (!head?.externalId) return [];
  const { text, attachments } = contentOf(message);
  const at = moment(update.get("timestamp"), message.get("timestamp"));
  return [{ type: "edit", externalId: head.externalId, text, attachments, at }];
}

/** Whose message it is and who the customer is, or undefined when it is not for us. */
function headOf(message: Peek, bot: string) {
  const sender = message.get("sender");
  const recipient = message.get("recipient");
  const chat = recipient.get("chat_type").text ?? "dialog";
  const externalId = idOf(message.at("body", "mid")) ?? forwardId(message);
  const ours = bot !== "" && idOf(sender.get("user_id")) === bot;
  if (chat !== "dialog" || isAnothers(message, bot)) return undefined;
  if (sender.get("is_bot").isTrue && !ours) return undefined;
  return { externalId, ours, customer: ours ? recipient : sender };
}

/** A mere forward may come without a body and so without an id of its own: time and original name it. */
function forwardId(message: Peek): string | undefined {
  const original = idOf(message.at("link", "message", "mid"));
  const at = moment(message.get("timestamp"));
  const named = message.at("link", "type").text === "forward" && original !== undefined && at > 0;
  return named ? `${FORWARD}${at}:${original}` : undefined;
}

function readRemoval(update: Peek): Inbound[] {
  const externalId = idOf(update.get("message_id"));
  return externalId === undefined
    ? []
    : [{ type: "deletion", externalId, at: moment(update.get("timestamp")) }];
}

/** Stopping the bot and taking the dialog away come together and mean the same. */
function readReach(update: Peek, allowed: boolean): Inbound[] {
  const person = personOf(update.get("user"), update.get("user_locale")) ?? personOf(update);
  return person ? [{ type: "reach", person, allowed, at: moment(update.get("timestamp")) }] : [];
}
