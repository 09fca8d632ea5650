import type { Inbound, InboundReceipt } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import type { EventContext } from "@/lib/channels/vk/event.ts";
import { messageId, positive, userPeer } from "@/lib/channels/vk/ids.ts";
import { personOf } from "@/lib/channels/vk/links.ts";

/** `message_allow` and `message_deny`: may we write to this person? */
export function reachReader(allowed: boolean) {
  return (object: Peek, context: EventContext): Inbound[] => {
    const user = positive(object.get("user_id"));
    return user === undefined ? [] : [{ type: "reach", person: personOf(user), allowed, at: context.now }];
  };
}

/** `message_read`: the customer read our messages up to one. */
export function readSeen(object: Peek, context: EventContext): Inbound[] {
  const peer = userPeer(object.get("peer_id"));
  if (peer === undefined || positive(object.get("from_id")) === undefined) return [];
  const receipt: InboundReceipt = { type: "receipt", status: "read", at: context.now };
  const sequence = positive(object.get("conversation_message_id"));
  if (sequence !== undefined) return [{ ...receipt, upTo: { threadKey: String(peer), sequence } }];
  // Without a number in the conversation the account-wide id can name one message, not an order.
  const only = messageId(peer, object.get("conversation_message_id"), object.get("read_message_id"));
  return only === undefined ? [] : [{ ...receipt, externalIds: [only] }];
}

/** `message_reaction_event`: a mark put on a message; without `reaction_id` it was taken away. */
export function readReaction(object: Peek, context: EventContext): Inbound[] {
  const peer = userPeer(object.get("peer_id"));
  const author = positive(object.get("reacted_id"));
  const cmid = object.get("cmid");
  if (peer === undefined || author === undefined) return [];
  const externalId = messageId(peer, cmid, cmid);
  if (externalId === undefined) return [];
  const emoji = emojiOf(positive(object.get("reaction_id")));
  return [{ type: "reaction", externalId, person: personOf(author), emoji, at: context.now }];
}

/** VK numbers its reactions from 1 and sends the number alone. */
const REACTIONS = [
  "❤️",
  "🔥",
  "😂",
  "👍",
  "💩",
  "❓",
  "😭",
  "😡",
  "👎",
  "👌",
  "😃",
  "🤔",
  "🙏",
  "😘",
  "😍",
  "🎉",
];

function emojiOf(reaction: number | undefined): string {
  return reaction === undefined ? "" : REACTIONS[reaction - 1] ?? "🙂";
}
