import { Peek } from "@/lib/channels/json.ts";
import { lineAttachments } from "@/lib/sandbox/vk/media.ts";
import { addMessage, echoMessage, writableDialogue } from "@/lib/sandbox/vk/dialogue.ts";
import { invalid, VkRefusal } from "@/lib/sandbox/vk/errors.ts";
import type { VkCall, VkMethod } from "@/lib/sandbox/vk/method.ts";
import { requireChatBot } from "@/lib/sandbox/vk/methods/keys.ts";
import {
  conversationId,
  type VkAttachment,
  type VkDialogue,
  type VkMessage,
} from "@/lib/sandbox/vk/state.ts";

export const sendMethods: Readonly<Record<string, VkMethod>> = {
  "messages.send": { right: "messages", run: send },
};

/** UTF-16 code units: what VK takes in practice, though its schema says 9000. */
const MAX_TEXT = 4096;
const MAX_ATTACHMENTS = 10;
const MAX_PEERS = 100;

interface Content {
  readonly text: string;
  readonly attachments: readonly VkAttachment[];
  readonly keyboard?: unknown;
  readonly payload?: string;
  readonly randomId: number;
}

/** https://dev.vk.com/en/method/messages.send: a bare id for one peer, a list for peer_ids. */
function send(call: VkCall) {
  const { params } = call;
  const many = params.text("peer_ids") !== undefined || params.text("user_ids") !== undefined;
  const peers = many ? [...params.ints("peer_ids"), ...params.ints("user_ids")] : [onePeer(call)];
  if (peers.length === 0 || peers.length > MAX_PEERS) throw invalid("peer_ids should be 1 to 100 ids");
  const content = contentOf(call);
  if (!many) return sendTo(call, peers[0] ?? 0, content).id;
  return peers.map((peer) => sendToOneOfMany(call, peer, content));
}

function onePeer({ params }: VkCall): number {
  const peer = params.int("peer_id") ?? params.int("user_id");
  if (peer === undefined) throw invalid("peer_id or user_id should be given");
  return peer;
}

function contentOf(call: VkCall): Content {
  const { params } = call;
  const randomId = params.need("random_id");
  const text = params.text("message") ?? "";
  if (text.length > MAX_TEXT) throw new VkRefusal(914, "Message is too long");
  const attachments = savedAttachments(call, params.list("attachment"));
  if (text.trim() === "" && attachments.length === 0) throw invalid("message is empty or invalid");
  return { text, attachments, randomId, keyboard: keyboardOf(call), payload: params.text("payload") };
}

/** Attachments that were saved before, by `type{owner}_{id}[_{key}]`. @throws {VkRefusal} 100 */
export function savedAttachments({ community }: VkCall, names: readonly string[]): VkAttachment[] {
  if (names.length > MAX_ATTACHMENTS) throw invalid("attachment: too many attachments");
  return names.map((name) => {
    const key = /^[a-z_]+-?\d+_\d+/.exec(name)?.[0] ?? "";
    const saved = community.media.get(key);
    if (!saved) throw invalid(`attachment is invalid: ${name}`);
    return saved;
  });
}

function keyboardOf(call: VkCall): unknown {
  const text = call.params.text("keyboard");
  if (!text) return undefined;
  requireChatBot(call);
  try {
    const keyboard: unknown = JSON.parse(text);
    if (Array.isArray(new Peek(keyboard).get("buttons").value)) return keyboard;
  } catch {
    // Told below in VK's words, like a keyboard without buttons.
  }
  throw new VkRefusal(911, "Keyboard format is invalid: failed to parse keyboard");
}

function sendTo(call: VkCall, peer: number, content: Content): VkMessage {
  const { world, community } = call;
  const dialogue = writableDialogue(community, peer);
  const repeated = content.randomId === 0 ? undefined : dialogue.sends.get(content.randomId);
  if (repeated) return repeated;
  const replyTo = repliedMessage(call, dialogue);
  const message = addMessage(world, community, dialogue, {
    ...content,
    replyTo,
    fromId: -community.groupId,
  });
  if (content.randomId !== 0) dialogue.sends.set(content.randomId, message);
  note(call, message);
  echoMessage(world, community, message);
  return message;
}

function sendToOneOfMany(call: VkCall, peer: number, content: Content) {
  try {
    const { id, cmid } = sendTo(call, peer, content);
    return { peer_id: peer, message_id: id, conversation_message_id: cmid };
  } catch (error) {
    if (!(error instanceof VkRefusal)) throw error;
    return { peer_id: peer, message_id: 0, error: { code: error.code, description: error.message } };
  }
}

function repliedMessage({ params }: VkCall, { messages }: VkDialogue): VkMessage | undefined {
  const replyTo = params.int("reply_to");
  const forward = new Peek(params.json("forward"));
  const cmid = forward.get("is_reply").isTrue
    ? forward.get("conversation_message_ids").list[0]?.number
    : undefined;
  if (replyTo === undefined && cmid === undefined) return undefined;
  const found = [...messages.values()].find((one) => one.id === replyTo || one.cmid === cmid);
  if (!found) throw invalid("reply_to or forward names no message of this conversation");
  return found;
}

function note({ world, community, method }: VkCall, message: VkMessage): void {
  world.core.sent.push({
    platform: "vk",
    account: String(community.groupId),
    conversation: conversationId.direct(community, message.peerId),
    to: String(message.peerId),
    id: String(message.id),
    method,
    text: message.text,
    attachments: lineAttachments(world, message.attachments),
    replyTo: message.replyTo && String(message.replyTo.id),
    at: world.core.clock.now(),
  });
}
