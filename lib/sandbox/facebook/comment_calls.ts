import { fileKind, type FileMedia } from "@/lib/sandbox/attachments.ts";
import { commentNode, postNode } from "@/lib/sandbox/facebook/comment_node.ts";
import { tellComment } from "@/lib/sandbox/facebook/feed.ts";
import type { PageCall } from "@/lib/sandbox/facebook/page_call.ts";
import { newCommentId } from "@/lib/sandbox/facebook/wall.ts";
import { fetchFile } from "@/lib/sandbox/fetched.ts";
import { invalid, needs } from "@/lib/sandbox/graph/errors.ts";
import { readNode } from "@/lib/sandbox/graph/node.ts";
import { conversationId, type WallComment, type WallPost } from "@/lib/sandbox/graph/state.ts";
import { addComment, noteComment, removeComment } from "@/lib/sandbox/graph/wall.ts";

/** A comment, or a post without one. */
export interface Place {
  readonly post: WallPost;
  readonly comment?: WallComment;
}

/** UTF-16 code units. */
const MAX_COMMENT = 8000;

/** `GET /{post}` and `GET /{comment}`. */
export function readPlace(call: PageCall, { post, comment }: Place) {
  if (!call.account.scopes.has("pages_read_engagement")) throw needs("pages_read_engagement", 10);
  return readNode(comment ? commentNode(call, post, comment) : postNode(call, post), call.params);
}

/** `GET /{post}/comments` and `GET /{comment}/comments`: one level, oldest first. */
export async function listComments(call: PageCall, { post, comment }: Place) {
  const level = [...post.comments.values()].filter(({ parent }) => parent === comment);
  const data = await Promise.all(level.map((one) => readNode(commentNode(call, post, one), call.params)));
  return { data };
}

/** `POST /{post}/comments` and `POST /{comment}/comments` (https://developers.facebook.com/docs/pages-api/comments-mentions). */
export async function createComment(call: PageCall, { post, comment: replyTo }: Place) {
  const { world, account, params } = call;
  checkEngagement(call);
  const text = params.text("message") ?? "";
  if (text.length > MAX_COMMENT) throw invalid(`Length of param message must be at most ${MAX_COMMENT}`);
  const media = await picture(call);
  if (text.trim() === "" && !media) throw invalid("One of message, attachment_url or source is required.");
  const id = newCommentId(account, post);
  const comment = addComment(world, account, post, { id, author: null, text, media, replyTo });
  noteComment(call, post, comment);
  world.core.work.run(() => tellComment(world, account, { post, comment, verb: "add" }));
  return { id };
}

async function picture({ world, account, params }: PageCall): Promise<FileMedia | undefined> {
  const url = params.text("attachment_url");
  const posted = params.files.get("source");
  const known = account.uploads.get(params.text("attachment_id") ?? "");
  if (!url && !posted && !known) return undefined;
  const file = url
    ? URL.canParse(url) ? await fetchFile(world.core, url) : null
    : posted
    ? world.core.files.put(posted)
    : known?.file;
  if (!file) throw invalid("Failed to fetch the file from the url", 2018008);
  if (!/^(image|video)\//.test(file.contentType)) throw invalid("Invalid image for a comment");
  return { kind: fileKind(file), file };
}

/** `POST /{comment}`: hides or shows it, or changes the page's own text. */
export function changeComment(call: PageCall, { post, comment }: Place) {
  const { world, account, params } = call;
  checkEngagement(call);
  if (!comment) throw invalid("A post cannot be changed here");
  const text = params.text("message");
  if (text !== undefined) {
    if (comment.author) throw needs("pages_manage_engagement (of the comment's author)");
    comment.text = text;
    const edit = { text, editedAt: world.core.clock.now() };
    world.core.book.change(conversationId.post(world, account, post.id), comment.id, edit);
    world.core.work.run(() => tellComment(world, account, { post, comment, verb: "edited" }));
  }
  if (params.text("is_hidden") !== undefined) {
    comment.hidden = params.flag("is_hidden");
    const verb = comment.hidden ? "hide" : "unhide";
    world.core.work.run(() => tellComment(world, account, { post, comment, verb }));
  }
  return { success: true };
}

/** `DELETE /{comment}`. */
export function deleteComment(call: PageCall, { post, comment }: Place) {
  const { world, account } = call;
  checkEngagement(call);
  if (!comment) throw invalid("A post cannot be deleted here");
  removeComment(world, account, post, comment.id);
  world.core.work.run(() => tellComment(world, account, { post, comment, verb: "remove" }));
  return { success: true };
}

function checkEngagement({ account }: PageCall): void {
  if (!account.scopes.has("pages_manage_engagement")) throw needs("pages_manage_engagement");
}
