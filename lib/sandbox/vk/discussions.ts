import { sendEvent } from "@/lib/sandbox/vk/callback.ts";
import { lineAttachments } from "@/lib/sandbox/vk/media.ts";
import { attachmentObject, commentObject, escapeText } from "@/lib/sandbox/vk/objects.ts";
import {
  type Community,
  conversationId,
  personName,
  type VkComment,
  type VkPost,
  type VkTopic,
  type VkWorld,
} from "@/lib/sandbox/vk/state.ts";

export type NewComment = Pick<VkComment, "fromId" | "text" | "attachments" | "replyTo"> & {
  /** Who wrote it in VK itself, for the community's own comments. */
  readonly native?: string;
};

/** Adds a comment under a post; wall_reply_new is still to be sent. */
export function addComment(
  world: VkWorld,
  community: Community,
  post: VkPost,
  comment: NewComment,
): VkComment {
  const { native, ...rest } = comment;
  const added: VkComment = { ...rest, id: ++community.ids.wall, date: world.core.clock.seconds() };
  post.comments.set(added.id, added);
  note(world, community, openPost(world, community, post).id, added, native);
  return added;
}

export function sendComment(
  world: VkWorld,
  community: Community,
  post: VkPost,
  comment: VkComment,
  type: "wall_reply_new" | "wall_reply_edit" = "wall_reply_new",
) {
  return sendEvent(world, community, type, commentObject(community, post, comment));
}

/** Adds a post to a discussion; board_post_new is still to be sent. */
export function addBoardPost(
  world: VkWorld,
  community: Community,
  topic: VkTopic,
  post: NewComment,
): VkComment {
  const { native, ...rest } = post;
  const added: VkComment = { ...rest, id: ++community.ids.wall, date: world.core.clock.seconds() };
  topic.posts.set(added.id, added);
  note(world, community, openTopic(world, community, topic).id, added, native);
  return added;
}

export function sendBoardPost(
  world: VkWorld,
  community: Community,
  topic: VkTopic,
  { id, fromId, date, text, attachments }: VkComment,
) {
  return sendEvent(world, community, "board_post_new", {
    id,
    from_id: fromId,
    date,
    text: escapeText(text),
    attachments: attachments.map(attachmentObject),
    topic_id: topic.id,
    topic_owner_id: -community.groupId,
  });
}

/** The object of wall_post_new. */
export function postObject({ groupId }: Community, post: VkPost) {
  return {
    id: post.id,
    from_id: -groupId,
    owner_id: -groupId,
    date: post.date,
    post_type: "post",
    marked_as_ads: 0,
    text: escapeText(post.text),
    attachments: post.attachments.map(attachmentObject),
    can_edit: 1,
    created_by: 1_001,
    can_delete: 1,
    comments: { count: post.comments.size },
  };
}

export function openPost(world: VkWorld, community: Community, post: VkPost) {
  const [picture] = lineAttachments(world, post.attachments);
  return world.core.book.open({
    id: conversationId.post(community, post.id),
    platform: "vk",
    account: String(community.groupId),
    kind: "comment",
    title: community.name,
    post: { id: String(post.id), text: post.text, imageUrl: picture?.url },
  });
}

function openTopic(world: VkWorld, community: Community, topic: VkTopic) {
  return world.core.book.open({
    id: conversationId.topic(community, topic.id),
    platform: "vk",
    account: String(community.groupId),
    kind: "discussion",
    title: topic.title,
    post: { id: String(topic.id), text: topic.title },
  });
}

function note(
  world: VkWorld,
  community: Community,
  conversation: string,
  comment: VkComment,
  native?: string,
) {
  const person = world.people.get(comment.fromId);
  world.core.book.add(conversation, {
    id: String(comment.id),
    from: person ? "customer" : native ? "native" : "business",
    author: person ? personName(person) : native ?? community.name,
    text: comment.text,
    attachments: lineAttachments(world, comment.attachments),
    at: world.core.clock.now(),
    replyTo: comment.replyTo && String(comment.replyTo.id),
  });
}
