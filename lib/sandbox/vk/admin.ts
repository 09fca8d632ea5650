import { type CustomerAttachment, prepare } from "@/lib/sandbox/attachments.ts";
import { type Done, unknown } from "@/lib/sandbox/platform.ts";
import { sendEvent } from "@/lib/sandbox/vk/callback.ts";
import { addMessage, writableDialogue } from "@/lib/sandbox/vk/dialogue.ts";
import { addBoardPost, addComment, sendBoardPost, sendComment } from "@/lib/sandbox/vk/discussions.ts";
import { vkAttachment } from "@/lib/sandbox/vk/media.ts";
import { messageObject } from "@/lib/sandbox/vk/objects.ts";
import {
  type Community,
  personName,
  type Right,
  type VkAttachment,
  type VkWorld,
} from "@/lib/sandbox/vk/state.ts";

export interface VkAdminProfile {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
}

/** An administrator who answers in VK itself, beside the product. */
export class VkAdmin {
  constructor(
    private readonly world: VkWorld,
    private readonly community: Community,
    readonly profile: VkAdminProfile,
  ) {}

  /**
   * Writes to a person in the community's name: message_reply with admin_author_id and no random_id.
   * @throws {VkRefusal} when the person may not be written to
   */
  async reply(
    customer: { readonly id: number },
    text: string,
    { attachments = [] }: { attachments?: readonly CustomerAttachment[] } = {},
  ): Promise<Done> {
    const { world, community } = this;
    const message = addMessage(world, community, writableDialogue(community, customer.id), {
      fromId: -community.groupId,
      text,
      attachments: await this.#attach(attachments),
      adminAuthorId: this.profile.id,
    });
    return {
      ids: [String(message.id)],
      ...await sendEvent(world, community, "message_reply", messageObject(message)),
    };
  }

  /** Comments in the community's name. @throws {RangeError} when there is no such post or comment */
  async comment(postId: number, text: string, { replyTo }: { replyTo?: string } = {}): Promise<Done> {
    const { world, community } = this;
    const post = community.posts.get(postId);
    if (!post) throw unknown("post", postId);
    const answered = replyTo === undefined ? undefined : post.comments.get(Number(replyTo));
    if (replyTo !== undefined && !answered) throw unknown("comment", replyTo);
    const added = addComment(world, community, post, { ...this.#words(text), replyTo: answered });
    return { ids: [String(added.id)], ...await sendComment(world, community, post, added) };
  }

  /** Answers in a discussion in the community's name. @throws {RangeError} when there is no such topic */
  async board(topicId: number, text: string): Promise<Done> {
    const { world, community } = this;
    const topic = community.topics.get(topicId);
    if (!topic) throw unknown("topic", topicId);
    const added = addBoardPost(world, community, topic, this.#words(text));
    return { ids: [String(added.id)], ...await sendBoardPost(world, community, topic, added) };
  }

  /** Puts a person on the community's blacklist: sends answer 900. */
  blacklist(customer: { readonly id: number }, listed = true): void {
    const dialogue = this.community.dialogues.get(customer.id);
    if (!dialogue) throw unknown("customer", customer.id);
    dialogue.blacklisted = listed;
  }

  /** Switches the community's messages on or off. */
  setMessages(on: boolean): void {
    this.community.messagesOn = on;
  }

  /** Gives the community's key other rights. */
  setRights(...rights: readonly Right[]): void {
    this.community.rights = new Set(rights);
  }

  /** Closes or opens the comments of a post: error 213 while they are closed. */
  closeComments(postId: number, closed = true): void {
    const post = this.community.posts.get(postId);
    if (!post) throw unknown("post", postId);
    post.closed = closed;
  }

  #words(text: string) {
    return { fromId: -this.community.groupId, text, attachments: [], native: personName(this.profile) };
  }

  async #attach(attachments: readonly CustomerAttachment[]): Promise<VkAttachment[]> {
    const media = await Promise.all(attachments.map((one) => prepare(this.world.core.files, one)));
    const owner = -this.community.groupId;
    return media.flatMap((one) =>
      "file" in one ? [vkAttachment(this.world, this.community, owner, one)] : []
    );
  }
}
