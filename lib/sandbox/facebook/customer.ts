import { tellComment } from "@/lib/sandbox/facebook/feed.ts";
import type { FacebookPerson, FacebookWorld, Page } from "@/lib/sandbox/facebook/state.ts";
import { commentMedia, newCommentId } from "@/lib/sandbox/facebook/wall.ts";
import { type Extras, MetaCustomer } from "@/lib/sandbox/graph/customer.ts";
import { conversationId, type WallComment, type WallPost } from "@/lib/sandbox/graph/state.ts";
import { addComment, findComment, removeComment } from "@/lib/sandbox/graph/wall.ts";
import { type Done, unknown } from "@/lib/sandbox/platform.ts";

/** A person who writes to a page and comments its posts. */
export class FacebookCustomer extends MetaCustomer<FacebookPerson> {
  constructor(
    protected override readonly world: FacebookWorld,
    protected readonly page: Page,
    person: FacebookPerson,
  ) {
    super(world, page, person);
  }

  /** Presses "Get started", perhaps behind an m.me link with a ref. It opens the window. */
  start(ref?: string): Promise<Done> {
    this.dialogue.lastInbound = this.world.core.clock.now();
    const referral = ref === undefined ? {} : { referral: { ref, source: "SHORTLINK", type: "OPEN_THREAD" } };
    const postback = {
      mid: this.world.dialect.mid(),
      title: "Get Started",
      payload: "GET_STARTED",
      ...referral,
    };
    return this.tell("messaging_postbacks", { postback });
  }

  /** Comments a post. @throws {RangeError} when there is no such post, or no such comment to answer */
  async comment(postId: string, text: string, { attachments = [], replyTo }: Extras = {}): Promise<Done> {
    const { world, page } = this;
    const post = page.posts.get(postId);
    if (!post) throw unknown("post", postId);
    const answered = replyTo === undefined ? undefined : post.comments.get(replyTo);
    if (replyTo !== undefined && !answered) throw unknown("comment", replyTo);
    const media = await commentMedia(world, attachments);
    const id = newCommentId(page, post);
    const comment = addComment(world, page, post, {
      id,
      author: this.person,
      text,
      media,
      replyTo: answered,
    });
    return await this.#told(post, comment, "add");
  }

  /** Answers a comment, whoever wrote it. */
  async replyComment(commentId: string, text: string): Promise<Done> {
    const { post } = this.#find(commentId);
    return await this.comment(post.id, text, { replyTo: commentId });
  }

  /** @throws {RangeError} when this person wrote no such comment */
  async editComment(commentId: string, text: string): Promise<Done> {
    const { world, page } = this;
    const { post, comment } = this.#own(commentId);
    comment.text = text;
    const edit = { text, editedAt: world.core.clock.now() };
    world.core.book.change(conversationId.post(world, page, post.id), commentId, edit);
    return await this.#told(post, comment, "edited");
  }

  async deleteComment(commentId: string): Promise<Done> {
    const { post, comment } = this.#own(commentId);
    removeComment(this.world, this.page, post, commentId);
    return await this.#told(post, comment, "remove");
  }

  async #told(post: WallPost, comment: WallComment, verb: "add" | "edited" | "remove"): Promise<Done> {
    return { ids: [comment.id], ...await tellComment(this.world, this.page, { post, comment, verb }) };
  }

  #find(commentId: string) {
    const found = findComment(this.page, commentId);
    if (!found) throw unknown("comment", commentId);
    return found;
  }

  #own(commentId: string) {
    const found = this.#find(commentId);
    if (found.comment.author?.id !== this.id) throw unknown("own comment", commentId);
    return found;
  }
}
