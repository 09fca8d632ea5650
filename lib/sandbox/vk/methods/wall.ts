import { addComment, sendComment } from "@/lib/sandbox/vk/discussions.ts";
import { invalid, VkRefusal } from "@/lib/sandbox/vk/errors.ts";
import type { VkCall, VkMethod } from "@/lib/sandbox/vk/method.ts";
import { savedAttachments } from "@/lib/sandbox/vk/methods/send.ts";
import { lineAttachments } from "@/lib/sandbox/vk/media.ts";
import { conversationId, type VkComment, type VkPost } from "@/lib/sandbox/vk/state.ts";

export const wallMethods: Readonly<Record<string, VkMethod>> = {
  "wall.createComment": { right: "wall", run: createComment },
};

/** https://dev.vk.com/en/method/wall.createComment; a repeated guid answers the same comment. */
function createComment(call: VkCall) {
  const { community, params } = call;
  const post = postOf(call);
  if (post.closed) throw new VkRefusal(213, "Access to status replies denied");
  const text = params.text("message") ?? "";
  const attachments = savedAttachments(call, params.list("attachments"));
  if (text.trim() === "" && attachments.length === 0) throw invalid("message is undefined");
  const fromGroup = params.int("from_group");
  if (fromGroup !== undefined && fromGroup !== community.groupId) throw invalid("from_group is invalid");
  const guid = params.text("guid");
  const repeated = guid ? post.guids.get(guid) : undefined;
  if (repeated !== undefined) return answer(post, repeated);
  const replyTo = repliedComment(call, post);
  const added = addComment(call.world, community, post, {
    fromId: -community.groupId,
    text,
    attachments,
    replyTo,
  });
  if (guid) post.guids.set(guid, added.id);
  note(call, post, added);
  call.world.core.work.run(() => sendComment(call.world, community, post, added));
  return answer(post, added.id);
}

function postOf({ community, params }: VkCall): VkPost {
  const owner = params.int("owner_id") ?? -community.groupId;
  const post = community.posts.get(params.need("post_id"));
  if (owner !== -community.groupId || !post) throw new VkRefusal(212, "Access to post comments denied");
  return post;
}

function repliedComment({ params }: VkCall, post: VkPost): VkComment | undefined {
  const id = params.int("reply_to_comment");
  if (id === undefined) return undefined;
  const comment = post.comments.get(id);
  if (!comment) throw invalid("reply_to_comment is invalid");
  return comment;
}

function answer(post: VkPost, id: number) {
  const replyTo = post.comments.get(id)?.replyTo;
  return { comment_id: id, parents_stack: replyTo ? [replyTo.id] : [] };
}

function note({ world, community, method }: VkCall, post: VkPost, comment: VkComment): void {
  world.core.sent.push({
    platform: "vk",
    account: String(community.groupId),
    conversation: conversationId.post(community, post.id),
    to: `post${post.id}`,
    id: String(comment.id),
    method,
    text: comment.text,
    attachments: lineAttachments(world, comment.attachments),
    replyTo: comment.replyTo && String(comment.replyTo.id),
    at: world.core.clock.now(),
  });
}
