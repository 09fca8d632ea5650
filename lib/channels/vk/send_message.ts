import { type Outbound, SendError, type Sent } from "@/lib/channels/channel.ts";
import { Peek } from "@/lib/channels/json.ts";
import type { Api } from "@/lib/channels/vk/api.ts";
import { codeIn, codeOf, refusal } from "@/lib/channels/vk/errors.ts";
import { messageId, positive, readMessageId, userPeer } from "@/lib/channels/vk/ids.ts";
import { keyboardOf } from "@/lib/channels/vk/keyboard.ts";
import { uploadForMessage } from "@/lib/channels/vk/uploads.ts";

/** Buttons need the community's chat bot, which only its administrator can switch on. */
const NO_CHAT_BOT = 912;

/**
 * messages.send, addressed by `peer_ids`, since only then VK tells the number in the conversation.
 * `random_id` makes a repeated call harmless. (dev.vk.com/method/messages.send)
 */
export async function sendMessage(api: Api, out: Outbound): Promise<Sent> {
  const peer = out.person.externalId;
  if (userPeer(new Peek(peer)) === undefined) {
    throw new SendError("user", `VK has no private conversation with ${peer}`);
  }
  const attachments = await uploadForMessage(api, peer, out.files);
  const call = async (keyboard?: string) =>
    sentIn(
      await api.call("messages.send", {
        peer_ids: peer,
        random_id: out.randomId,
        message: out.text || undefined,
        attachment: attachments.join(",") || undefined,
        keyboard,
        ...quote(out),
      }),
      Number(peer),
    );
  const keyboard = keyboardOf(out);
  return await call(keyboard).catch((error: unknown) => {
    // Refused for certain, so a second call cannot send it twice; the words ask for themselves.
    if (keyboard && error instanceof SendError && codeOf(error) === NO_CHAT_BOT) return call();
    throw error;
  });
}

function quote(out: Outbound): { forward?: string; reply_to?: string } {
  const ref = readMessageId(out.replyTo ?? "");
  if (!ref) return {};
  if (ref.cmid === undefined) return { reply_to: ref.id };
  // VK wants a number, and a number of ours might lose digits.
  return { forward: `{"peer_id":${ref.peer},"conversation_message_ids":[${ref.cmid}],"is_reply":1}` };
}

function sentIn(response: Peek, peer: number): Sent {
  const item = response.list[0] ?? response;
  const error = item.get("error");
  if (codeIn(error)) throw refusal("messages.send", error);
  const sequence = item.get("conversation_message_id");
  // A bare number is the answer to an address by peer_id.
  const externalId = messageId(
    peer,
    sequence,
    response.number === undefined ? item.get("message_id") : response,
  );
  if (!externalId) {
    throw new SendError("transient", "VK sent the message and did not name it", { maybeSent: true });
  }
  return { externalId, sequence: positive(sequence) };
}
