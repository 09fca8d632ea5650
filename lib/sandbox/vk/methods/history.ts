import { invalid, VkRefusal } from "@/lib/sandbox/vk/errors.ts";
import { checkGroup, type VkCall, type VkMethod } from "@/lib/sandbox/vk/method.ts";
import { messageObject } from "@/lib/sandbox/vk/objects.ts";
import { conversationId, type VkMessage } from "@/lib/sandbox/vk/state.ts";

export const historyMethods: Readonly<Record<string, VkMethod>> = {
  "messages.getConversations": { right: "messages", run: conversations },
  "messages.isMessagesFromGroupAllowed": { right: "messages", run: isAllowed },
  "messages.getByConversationMessageId": {
    right: "messages",
    run: (call) => {
      const cmids = call.params.ints("conversation_message_ids");
      return list(messagesOf(call).filter(({ cmid }) => cmids.includes(cmid)));
    },
  },
  "messages.getById": {
    right: "messages",
    run: ({ community, params }) => {
      const ids = params.ints("message_ids");
      const all = [...community.dialogues.values()].flatMap(({ messages }) => [...messages.values()]);
      return list(all.filter(({ id }) => ids.includes(id)));
    },
  },
  "messages.getHistory": {
    right: "messages",
    run: (call) => {
      const messages = messagesOf(call).toSorted((a, b) => b.cmid - a.cmid);
      const offset = call.params.int("offset") ?? 0;
      const count = call.params.int("count") ?? 20;
      if (count > 200) throw invalid("count should be at most 200");
      return { ...list(messages.slice(offset, offset + count)), count: messages.length };
    },
  },
  "messages.markAsRead": { right: "messages", run: markAsRead },
  "messages.setActivity": { right: "messages", run: setActivity },
  "messages.sendMessageEventAnswer": {
    right: "messages",
    run: ({ params }) => {
      if (!params.text("event_id")) throw invalid("event_id is undefined");
      params.need("user_id");
      params.need("peer_id");
      return 1;
    },
  },
};

function isAllowed(call: VkCall) {
  checkGroup(call);
  const dialogue = call.community.dialogues.get(call.params.need("user_id"));
  return { is_allowed: dialogue?.allowed ? 1 : 0 };
}

/** Those with a message, newest first. */
function conversations(call: VkCall) {
  checkGroup(call);
  const { community, params } = call;
  if (!community.messagesOn) throw new VkRefusal(15, "Access denied");
  const last = [...community.dialogues.values()].flatMap(({ messages }) => [...messages.values()].slice(-1));
  const items = last.toSorted((a, b) => b.id - a.id).map((message) => ({
    conversation: { peer: { id: message.peerId, type: "user" } },
    last_message: messageObject(message),
  }));
  return { count: items.length, items: items.slice(0, params.int("count") ?? 20) };
}

function messagesOf({ community, params }: VkCall): VkMessage[] {
  return [...community.dialogues.get(params.need("peer_id"))?.messages.values() ?? []];
}

function list(messages: readonly VkMessage[]) {
  return { count: messages.length, items: messages.map(messageObject) };
}

function markAsRead(call: VkCall): 1 {
  const { world, community, params } = call;
  const upTo = params.int("start_message_id") ?? Infinity;
  const conversation = conversationId.direct(community, params.need("peer_id"));
  for (const { id, fromId } of messagesOf(call)) {
    if (fromId > 0 && id <= upTo) world.core.book.change(conversation, String(id), { read: true });
  }
  return 1;
}

function setActivity({ world, community, params }: VkCall): 1 {
  const peer = params.int("peer_id") ?? params.need("user_id");
  if (!["typing", "audiomessage"].includes(params.text("type") ?? "")) throw invalid("type is undefined");
  world.core.feed.publish({ type: "typing", conversation: conversationId.direct(community, peer) });
  return 1;
}
