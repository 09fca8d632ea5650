import { type CustomerAttachment, prepare } from "@/lib/sandbox/attachments.ts";
import { type Done, unknown } from "@/lib/sandbox/platform.ts";
import { sendEvent } from "@/lib/sandbox/vk/callback.ts";
import { addBoardPost, addComment, sendBoardPost, sendComment } from "@/lib/sandbox/vk/discussions.ts";
import { vkAttachment } from "@/lib/sandbox/vk/media.ts";
import {
  type Community,
  conversationId,
  type VkAttachment,
  type VkComment,
  type VkPerson,
  type VkPost,
  type VkWorld,
} from "@/lib/sandbox/vk/state.ts";

/** A person in public: under posts, under photos and in discussions. */
export class VkVisitor {
  constructor(
    protected readonly world: VkWorld,
    protected readonly community: Community,
    readonly person: VkPerson,
  ) {}

  get id(): number {
    return this.person.id;
  }

  /** Comments a post. @throws {RangeError} when there is no such post, or no such comment to answer */
  async comment(
    postId: number,
    text: string,
    { attachments = [], replyTo }: { attachments?: readonly CustomerAttachment[]; replyTo?: string } = {},
  ): Promise<Done> {
    const { world, community } = this;
    const post = community.posts.get(postId);
    if (!post) throw unknown("post", postId);
    const answered = replyTo === undefined ? undefined : post.comments.get(Number(replyTo));
    if (replyTo !== undefined && !answered) throw unknown("comment", replyTo);
    const ready = await this.#attach(attachments);
    const added = addComment(world, community, post, {
      fromId: this.id,
      text,
      attachments: ready,
      replyTo: answered,
    });
    return this.#done(await sendComment(world, community, post, added), added.id);
  }

  /** Answers a comment, whoever wrote it. */
  async replyComment(commentId: string, text: string): Promise<Done> {
    return await this.comment(this.#postWith(commentId).id, text, { replyTo: commentId });
  }

  /** @throws {RangeError} when this person wrote no such comment */
  async editComment(commentId: string, text: string): Promise<Done> {
    const { world, community } = this;
    const { post, comment } = this.#ownComment(commentId);
    comment.text = text;
    const editedAt = world.core.clock.now();
    world.core.book.change(conversationId.post(community, post.id), commentId, { text, editedAt });
    return this.#done(await sendComment(world, community, post, comment, "wall_reply_edit"), comment.id);
  }

  async deleteComment(commentId: string): Promise<Done> {
    const { world, community } = this;
    const { post, comment } = this.#ownComment(commentId);
    post.comments.delete(comment.id);
    world.core.book.change(conversationId.post(community, post.id), commentId, { deleted: true });
    return await this.event("wall_reply_delete", {
      owner_id: -community.groupId,
      id: comment.id,
      deleter_id: this.id,
      post_id: post.id,
    }, [commentId]);
  }

  /** Comments a photo of the community. */
  photoComment(photoId: number, text: string): Promise<Done> {
    return this.#mediaComment("photo", photoId, text);
  }

  /** Comments a video of the community. */
  videoComment(videoId: number, text: string): Promise<Done> {
    return this.#mediaComment("video", videoId, text);
  }

  /** Writes in a discussion. @throws {RangeError} when there is no such topic */
  async board(
    topicId: number,
    text: string,
    { attachments = [] }: { attachments?: readonly CustomerAttachment[] } = {},
  ): Promise<Done> {
    const { world, community } = this;
    const topic = community.topics.get(topicId);
    if (!topic) throw unknown("topic", topicId);
    const ready = await this.#attach(attachments);
    const added = addBoardPost(world, community, topic, { fromId: this.id, text, attachments: ready });
    return this.#done(await sendBoardPost(world, community, topic, added), added.id);
  }

  protected async event(type: string, object: unknown, ids: readonly string[] = []): Promise<Done> {
    return { ids, ...await sendEvent(this.world, this.community, type, object) };
  }

  #mediaComment(type: "photo" | "video", mediaId: number, text: string): Promise<Done> {
    const id = ++this.community.ids.wall;
    return this.event(`${type}_comment_new`, {
      id,
      from_id: this.id,
      date: this.world.core.clock.seconds(),
      text,
      parents_stack: [],
      thread: { count: 0 },
      [`${type}_owner_id`]: -this.community.groupId,
      [`${type}_id`]: mediaId,
    }, [String(id)]);
  }

  #done(result: Omit<Done, "ids">, id: number): Done {
    return { ids: [String(id)], ...result };
  }

  async #attach(attachments: readonly CustomerAttachment[]): Promise<VkAttachment[]> {
    const media = await Promise.all(attachments.map((one) => prepare(this.world.core.files, one)));
    return media.map((one) => {
      if (!("file" in one)) throw new RangeError(`Could not attach a ${one.kind} to a comment`);
      return vkAttachment(this.world, this.community, this.id, one);
    });
  }

  #postWith(commentId: string): VkPost {
    const post = [...this.community.posts.values()].find(({ comments }) => comments.has(Number(commentId)));
    if (!post) throw unknown("comment", commentId);
    return post;
  }

  #ownComment(commentId: string): { post: VkPost; comment: VkComment } {
    const post = this.#postWith(commentId);
    const comment = post.comments.get(Number(commentId));
    if (!comment || comment.fromId !== this.id) throw unknown("own comment", commentId);
    return { post, comment };
  }
}
