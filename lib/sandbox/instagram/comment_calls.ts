import { invalid } from "@/lib/sandbox/graph/errors.ts";
import { readNode } from "@/lib/sandbox/graph/node.ts";
import type { WallComment, WallPost } from "@/lib/sandbox/graph/state.ts";
import { addComment, findComment, noteComment, removeComment } from "@/lib/sandbox/graph/wall.ts";
import { checkComments } from "@/lib/sandbox/instagram/account_node.ts";
import { tellComment } from "@/lib/sandbox/instagram/feed.ts";
import { newCommentId } from "@/lib/sandbox/instagram/media.ts";
import { commentNode, mediaNode, repliesTo } from "@/lib/sandbox/instagram/nodes.ts";
import type { InstagramCall } from "@/lib/sandbox/instagram/state.ts";

/** A comment under own media, or the media alone. */
export interface Place {
  readonly post: WallPost;
  readonly comment?: WallComment;
}

/** UTF-16 code units. */
const MAX_COMMENT = 2200;

/** `GET /{media}` and `GET /{comment}`. */
export function readPlace(call: InstagramCall, { post, comment }: Place) {
  return readNode(comment ? commentNode(call, post, comment) : mediaNode(call, post), call.params);
}

/** `GET /{media}/comments` and `GET /{comment}/replies`. */
export async function list(call: InstagramCall, { post, comment }: Place) {
  checkComments(call);
  const level = comment ? repliesTo(post, comment) : [...post.comments.values()].filter((one) => !one.parent);
  const data = await Promise.all(level.map((one) => readNode(commentNode(call, post, one), call.params)));
  return { data };
}

/** `POST /{media}/comments` and `POST /{comment}/replies`, https://developers.facebook.com/docs/instagram-platform/comment-moderation */
export function create(call: InstagramCall, { post, comment }: Place): { id: string } {
  checkComments(call);
  return say(call, post, comment);
}

/** `POST /{account}/mentions`: answers where somebody named the account, under their own media. */
export function answerMention(call: InstagramCall): { id: string } {
  checkComments(call);
  const { account, params } = call;
  const post = account.posts.get(params.need("media_id"));
  if (!post?.owner) throw invalid("The account was not mentioned in this media", 2207006);
  const id = params.text("comment_id");
  const comment = id === undefined ? undefined : findComment(account, id)?.comment;
  if (id !== undefined && !comment) throw invalid("The comment is not there any more", 2207006);
  return say(call, post, comment);
}

function say(call: InstagramCall, post: WallPost, replyTo?: WallComment): { id: string } {
  const { world, account, params } = call;
  const text = params.text("message") ?? "";
  if (text.trim() === "") throw invalid("The parameter message is required.");
  if (text.length > MAX_COMMENT) throw invalid(`Length of param message must be at most ${MAX_COMMENT}`);
  const id = newCommentId(account);
  const comment = addComment(world, account, post, { id, author: null, text, replyTo });
  noteComment(call, post, comment);
  // What the account says under other people's media is told to nobody.
  if (!post.owner) world.core.work.run(() => tellComment(world, account, { post, comment }));
  return { id };
}

/** `POST /{comment}?hide=true`. */
export function hide(call: InstagramCall, { comment }: Place) {
  checkComments(call);
  if (!comment || call.params.text("hide") === undefined) throw invalid("The parameter hide is required.");
  if (!comment.author) throw invalid("An own comment cannot be hidden");
  comment.hidden = call.params.flag("hide");
  return { success: true };
}

/** `DELETE /{comment}`. */
export function remove(call: InstagramCall, { post, comment }: Place) {
  checkComments(call);
  if (!comment) throw invalid("Media cannot be deleted here");
  removeComment(call.world, call.account, post, comment.id);
  return { success: true };
}
