import type { Inbound, InboundMessage } from "@/lib/channels/channel.ts";
import { asPressed } from "@/lib/channels/choices.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { standInId } from "@/lib/channels/stand_in.ts";
import { readContent } from "@/lib/channels/vk/content.ts";
import { type EventContext, timeOf } from "@/lib/channels/vk/event.ts";
import { integer, messageId, positive, userPeer } from "@/lib/channels/vk/ids.ts";
import { codeOf } from "@/lib/channels/vk/keyboard.ts";
import { links, personOf } from "@/lib/channels/vk/links.ts";

/**
 * `message_new`: only what a person wrote to us counts. The message is wrapped since version 5.103; a server
 * that was set up by hand may still be of an older one.
 */
export function readNew(object: Peek, context: EventContext): Inbound[] {
  const message = object.get("message").exists ? object.get("message") : object;
  if (message.get("out").isTrue || authorOf(message) === undefined) return [];
  const read = readMessage(message, context);
  // A client that knows no callbacks writes the button's words, with its code beside them.
  return read ? [asPressed({ ...read, from: "contact" }, codeOf(message.get("payload")))] : [];
}

/** `message_reply`: what we, a colleague in VK or another tool sent; the message comes unwrapped. */
export function readReply(message: Peek, context: EventContext): Inbound[] {
  const read = readMessage(message, context);
  if (!read) return [];
  const random = integer(message.get("random_id"));
  const admin = positive(message.get("admin_author_id"));
  return [{
    ...read,
    from: "ours",
    echoOf: random ? `random:${random}` : undefined,
    author: admin ? { externalId: String(admin) } : undefined,
  }];
}

/** `message_edit`: either side changed a message. */
export function readEdit(message: Peek, context: EventContext): Inbound[] {
  const peer = peerOf(message);
  const externalId = idOf(message, peer);
  if (peer === undefined || externalId === undefined) return [];
  const { text, attachments } = readContent(message, links.chat(context.group, peer), "message");
  const at = timeOf(message.get("update_time"), context);
  return [{ type: "edit", externalId, text, attachments, at }];
}

function readMessage(message: Peek, context: EventContext): Omit<InboundMessage, "from"> | undefined {
  const peer = peerOf(message);
  if (peer === undefined) return undefined;
  return {
    type: "message",
    externalId: idOf(message, peer) ?? standInId(message),
    thread: { kind: "direct", key: String(peer) },
    person: personOf(peer),
    ...readContent(message, links.chat(context.group, peer), "message"),
    replyTo: idOf(message.get("reply_message"), peer),
    sentAt: timeOf(message.get("date"), context),
    sequence: positive(message.get("conversation_message_id")),
  };
}

/** Before version 5.80 the person stood in `user_id`, on either side, and a chat of several in `chat_id`. */
function peerOf(message: Peek): number | undefined {
  if (message.get("chat_id").exists) return undefined;
  const peer = message.get("peer_id");
  return userPeer(peer.exists ? peer : message.get("user_id"));
}

function authorOf(message: Peek): number | undefined {
  const author = message.get("from_id");
  return positive(author.exists ? author : message.get("user_id"));
}

function idOf(message: Peek, peer: number | undefined): string | undefined {
  if (peer === undefined) return undefined;
  return messageId(peer, message.get("conversation_message_id"), message.get("id"));
}
