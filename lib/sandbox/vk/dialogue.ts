import { Peek } from "@/lib/channels/json.ts";
import type { Line } from "@/lib/sandbox/conversations.ts";
import { sendEvent } from "@/lib/sandbox/vk/callback.ts";
import { cannotWrite } from "@/lib/sandbox/vk/errors.ts";
import { lineAttachments } from "@/lib/sandbox/vk/media.ts";
import { messageObject } from "@/lib/sandbox/vk/objects.ts";
import {
  type Community,
  conversationId,
  personName,
  type VkDialogue,
  type VkMessage,
  type VkPerson,
  type VkWorld,
} from "@/lib/sandbox/vk/state.ts";

/**
 * The dialogue with a peer, when the community may write into it.
 * @throws {VkRefusal} 900, 901 or 902
 */
export function writableDialogue(community: Community, peer: number): VkDialogue {
  const dialogue = community.dialogues.get(peer);
  if (dialogue?.blacklisted) throw cannotWrite.blacklisted();
  if (dialogue?.closed) throw cannotWrite.privacy();
  if (!dialogue?.allowed) throw cannotWrite.notAllowed();
  return dialogue;
}

export type NewMessage =
  & Pick<VkMessage, "fromId" | "text" | "attachments">
  & Partial<Pick<VkMessage, "randomId" | "replyTo" | "adminAuthorId" | "payload" | "keyboard" | "geo">>;

/** Adds a message to a dialogue, with the next ids. */
export function addMessage(
  world: VkWorld,
  community: Community,
  dialogue: VkDialogue,
  message: NewMessage,
): VkMessage {
  const added: VkMessage = {
    randomId: 0,
    ...message,
    id: ++community.ids.message,
    cmid: ++dialogue.lastCmid,
    date: world.core.clock.seconds(),
    peerId: dialogue.person.id,
  };
  dialogue.messages.set(added.id, added);
  const line = lineOf(world, community, dialogue, added);
  world.core.book.add(openDirect(world, community, dialogue.person).id, line);
  return added;
}

/** Tells the callback servers what the community's side has sent, as message_reply does. */
export function echoMessage(world: VkWorld, community: Community, message: VkMessage): void {
  world.core.work.run(() => sendEvent(world, community, "message_reply", messageObject(message)));
}

function openDirect(world: VkWorld, community: Community, person: VkPerson) {
  return world.core.book.open({
    id: conversationId.direct(community, person.id),
    platform: "vk",
    account: String(community.groupId),
    kind: "direct",
    title: personName(person),
    customer: String(person.id),
  });
}

function lineOf(world: VkWorld, community: Community, { person }: VkDialogue, message: VkMessage): Line {
  const { id, fromId, adminAuthorId, text, replyTo } = message;
  const admin = adminAuthorId === undefined ? undefined : world.admins.get(adminAuthorId);
  const author = fromId > 0 ? personName(person) : admin ? personName(admin) : community.name;
  return {
    id: String(id),
    from: fromId > 0 ? "customer" : adminAuthorId === undefined ? "business" : "native",
    author,
    text,
    attachments: lineAttachments(world, message.attachments),
    at: world.core.clock.now(),
    replyTo: replyTo && String(replyTo.id),
    buttons: keyboardButtons(message.keyboard),
  };
}

/** Rows of a keyboard as one list; the data is the whole action in JSON. */
function keyboardButtons(keyboard: unknown): Line["buttons"] {
  const rows = new Peek(keyboard).get("buttons").list;
  const buttons = rows.flatMap((row) => row.list).map((button) => button.get("action"));
  return buttons.map((action) => ({
    text: action.get("label").text ?? "",
    data: JSON.stringify(action.value),
  }));
}
