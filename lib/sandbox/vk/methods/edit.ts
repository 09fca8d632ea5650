import { sendEvent } from "@/lib/sandbox/vk/callback.ts";
import { writableDialogue } from "@/lib/sandbox/vk/dialogue.ts";
import { invalid, VkRefusal } from "@/lib/sandbox/vk/errors.ts";
import type { VkCall, VkMethod } from "@/lib/sandbox/vk/method.ts";
import { savedAttachments } from "@/lib/sandbox/vk/methods/send.ts";
import { messageObject } from "@/lib/sandbox/vk/objects.ts";
import { conversationId, type VkDialogue, type VkMessage } from "@/lib/sandbox/vk/state.ts";

export const editMethods: Readonly<Record<string, VkMethod>> = {
  "messages.edit": { right: "messages", run: edit },
  "messages.delete": { right: "messages", run: remove },
};

const DAY = 24 * 3600;

/** https://dev.vk.com/en/method/messages.edit: own messages, for a day. */
function edit(call: VkCall): 1 {
  const { world, community, params } = call;
  const message = ownMessage(call, writableDialogue(community, params.need("peer_id")));
  const text = params.text("message") ?? "";
  if (text.length > 4096) throw new VkRefusal(914, "Message is too long");
  const attachments = savedAttachments(call, params.list("attachment"));
  if (text.trim() === "" && attachments.length === 0) throw invalid("message is empty or invalid");
  if (world.core.clock.seconds() - message.date > DAY) {
    throw new VkRefusal(909, "Can't edit this message, because it's too old");
  }
  message.text = text;
  message.attachments = attachments;
  message.updateTime = world.core.clock.seconds();
  const conversation = conversationId.direct(community, message.peerId);
  world.core.book.change(conversation, String(message.id), { text, editedAt: world.core.clock.now() });
  world.core.work.run(() => sendEvent(world, community, "message_edit", messageObject(message)));
  return 1;
}

function ownMessage({ community, params }: VkCall, { messages }: VkDialogue): VkMessage {
  const id = params.int("message_id");
  const cmid = params.int("cmid") ?? params.int("conversation_message_id");
  const message = [...messages.values()].find((one) => one.id === id || one.cmid === cmid);
  if (!message) throw invalid("message_id or cmid names no message of this conversation");
  if (message.fromId !== -community.groupId) throw new VkRefusal(920, "Can't edit this kind of message");
  return message;
}

/** https://dev.vk.com/en/method/messages.delete, by cmids within a conversation or by ids */
function remove({ world, community, params }: VkCall) {
  const ids = params.ints("message_ids");
  const cmids = params.ints("cmids");
  const peer = params.int("peer_id");
  const all = [...community.dialogues.values()].flatMap(({ messages }) => [...messages.values()]);
  const found = all.filter((one) =>
    ids.includes(one.id) || (one.peerId === peer && cmids.includes(one.cmid))
  );
  if (found.length === 0) throw invalid("message_ids or cmids name no message");
  const old = found.some(({ date }) => world.core.clock.seconds() - date > DAY);
  if (params.flag("delete_for_all") && old) {
    throw new VkRefusal(924, "Can't delete this message for everybody");
  }
  for (const message of found) {
    community.dialogues.get(message.peerId)?.messages.delete(message.id);
    const conversation = conversationId.direct(community, message.peerId);
    if (params.flag("delete_for_all")) {
      world.core.book.change(conversation, String(message.id), { deleted: true });
    }
  }
  if (ids.length > 0) return Object.fromEntries(found.map(({ id }) => [id, 1]));
  return found.map(({ peerId, cmid }) => ({ peer_id: peerId, conversation_message_id: cmid, response: 1 }));
}
