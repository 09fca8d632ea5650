import type { Community, VkAttachment, VkComment, VkMessage, VkPost } from "@/lib/sandbox/vk/state.ts";

/** Texts of events are HTML-escaped. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll(
    '"',
    "&quot;",
  );
}

/** https://dev.vk.com/en/reference/objects/message */
export function messageObject(message: VkMessage): Record<string, unknown> {
  const { id, cmid, date, peerId, fromId, randomId, replyTo, updateTime } = message;
  return {
    date,
    from_id: fromId,
    id,
    version: 10_000_000 + id,
    out: fromId < 0 ? 1 : 0,
    important: false,
    is_hidden: false,
    attachments: message.attachments.map(attachmentObject),
    conversation_message_id: cmid,
    fwd_messages: [],
    text: escapeText(message.text),
    peer_id: peerId,
    random_id: randomId,
    ...(replyTo && { reply_message: foreignObject(replyTo) }),
    ...(message.adminAuthorId !== undefined && { admin_author_id: message.adminAuthorId }),
    ...(message.payload !== undefined && { payload: message.payload }),
    ...(message.keyboard !== undefined && { keyboard: message.keyboard }),
    ...(message.geo !== undefined && { geo: message.geo }),
    ...(updateTime !== undefined && { update_time: updateTime }),
  };
}

/** A quoted message: shorter, without random_id. */
function foreignObject({ id, cmid, date, fromId, peerId, text, attachments }: VkMessage) {
  return {
    date,
    from_id: fromId,
    id,
    conversation_message_id: cmid,
    peer_id: peerId,
    text: escapeText(text),
    attachments: attachments.map(attachmentObject),
  };
}

/** https://dev.vk.com/en/reference/objects/comment, with the post's ids as wall_reply_new sends it */
export function commentObject(
  community: Community,
  post: VkPost,
  comment: VkComment,
): Record<string, unknown> {
  const { id, fromId, date, text, attachments, replyTo } = comment;
  return {
    id,
    from_id: fromId,
    date,
    text: escapeText(text),
    post_id: post.id,
    owner_id: -community.groupId,
    post_owner_id: -community.groupId,
    parents_stack: replyTo ? [replyTo.id] : [],
    ...(attachments.length > 0 && { attachments: attachments.map(attachmentObject) }),
    ...(replyTo && { reply_to_user: replyTo.fromId, reply_to_comment: replyTo.id }),
    thread: { count: 0, items: [], can_post: true, show_reply_button: true, groups_can_post: true },
  };
}

export function attachmentObject({ type, object }: VkAttachment): Record<string, unknown> {
  return { type, [type]: object };
}
