import type { CustomerAttachment } from "@/lib/sandbox/attachments.ts";
import { tellComment } from "@/lib/sandbox/facebook/feed.ts";
import type { FacebookWorld, Page } from "@/lib/sandbox/facebook/state.ts";
import { newCommentId } from "@/lib/sandbox/facebook/wall.ts";
import { type MetaAdminProfile, replyNatively } from "@/lib/sandbox/graph/native.ts";
import { conversationId } from "@/lib/sandbox/graph/state.ts";
import { addComment, findComment, removeComment } from "@/lib/sandbox/graph/wall.ts";
import { type Done, unknown } from "@/lib/sandbox/platform.ts";

/** Somebody who answers in the page's own inbox, beside the product. */
export class FacebookAdmin {
  constructor(
    private readonly world: FacebookWorld,
    private readonly page: Page,
    readonly profile: MetaAdminProfile,
  ) {}

  /** An echo with the inbox's app_id and without metadata. @throws {RangeError} for a stranger */
  reply(
    customer: { readonly id: string },
    text: string,
    { attachments = [] }: { attachments?: readonly CustomerAttachment[] } = {},
  ): Promise<Done> {
    return replyNatively(this.world, this.page, this.profile, { to: customer.id, text, attachments });
  }

  /** Comments in the page's name. @throws {RangeError} when there is no such post or comment */
  async comment(postId: string, text: string, { replyTo }: { replyTo?: string } = {}): Promise<Done> {
    const { world, page, profile } = this;
    const post = page.posts.get(postId);
    if (!post) throw unknown("post", postId);
    const answered = replyTo === undefined ? undefined : post.comments.get(replyTo);
    if (replyTo !== undefined && !answered) throw unknown("comment", replyTo);
    const id = newCommentId(page, post);
    const words = { id, author: null, text, native: profile.name, replyTo: answered };
    const comment = addComment(world, page, post, words);
    return { ids: [id], ...await tellComment(world, page, { post, comment, verb: "add" }) };
  }

  /** Hides a comment from everybody but its author. */
  async hide(commentId: string, hidden = true): Promise<Done> {
    const found = this.#find(commentId);
    found.comment.hidden = hidden;
    const verb = hidden ? "hide" : "unhide";
    return { ids: [commentId], ...await tellComment(this.world, this.page, { ...found, verb }) };
  }

  /** Changes a comment of the page's, whoever wrote it. */
  async editComment(commentId: string, text: string): Promise<Done> {
    const { world, page } = this;
    const found = this.#find(commentId);
    found.comment.text = text;
    const edit = { text, editedAt: world.core.clock.now() };
    world.core.book.change(conversationId.post(world, page, found.post.id), commentId, edit);
    return { ids: [commentId], ...await tellComment(world, page, { ...found, verb: "edited" }) };
  }

  /** Takes a comment off the wall. */
  async deleteComment(commentId: string): Promise<Done> {
    const found = this.#find(commentId);
    removeComment(this.world, this.page, found.post, commentId);
    return { ids: [commentId], ...await tellComment(this.world, this.page, { ...found, verb: "remove" }) };
  }

  #find(commentId: string) {
    const found = findComment(this.page, commentId);
    if (!found) throw unknown("comment", commentId);
    return found;
  }
}
