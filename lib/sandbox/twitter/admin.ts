import type { CustomerAttachment } from "@/lib/sandbox/attachments.ts";
import { prepare } from "@/lib/sandbox/attachments.ts";
import { type Done, unknown } from "@/lib/sandbox/platform.ts";
import { addDirect } from "@/lib/sandbox/twitter/direct.ts";
import { directWritten, postDeleted, postWritten } from "@/lib/sandbox/twitter/happenings.ts";
import { personMedia } from "@/lib/sandbox/twitter/media.ts";
import { addPost, removePost, showPost } from "@/lib/sandbox/twitter/posts.ts";
import { dialogueOf, type Post, type XAccount, type XWorld } from "@/lib/sandbox/twitter/state.ts";
import { tell } from "@/lib/sandbox/twitter/tell.ts";

/** Somebody who uses the account in X's own app. */
export class XAdmin {
  constructor(private readonly world: XWorld, private readonly account: XAccount) {}

  /** Publishes a post. */
  async post(text: string, attachments: readonly CustomerAttachment[] = []): Promise<Done> {
    const files = await Promise.all(attachments.map((one) => prepare(this.world.core.files, one)));
    const media = files.map((one) => personMedia(this.world, one, "tweet"));
    return await this.#publish(addPost(this.world, { author: this.account.person, text, media }));
  }

  /** Answers a post. @throws {RangeError} when there is no such post */
  reply(postId: string, text: string): Promise<Done> {
    const replyTo = this.#find(postId);
    return this.#publish(addPost(this.world, { author: this.account.person, text, replyTo }));
  }

  /** Writes to a person. @throws {RangeError} when there is no such person */
  async write(personId: string, text: string): Promise<Done> {
    const person = this.world.people.get(personId);
    if (!person) throw unknown("person", personId);
    const dialogue = dialogueOf(this.account, person);
    const message = addDirect(this.world, this.account, dialogue, { text, from: "native" });
    const told = await tell(
      this.world,
      this.account,
      directWritten(this.world, this.account, dialogue, message),
    );
    return { ids: [message.id], ...told };
  }

  /** Deletes a post of the account, whoever made it. */
  async delete(postId: string): Promise<Done> {
    const post = this.#find(postId);
    if (post.author !== this.account.person) throw unknown("own post", postId);
    removePost(this.world, this.account, post);
    return { ids: [postId], ...await tell(this.world, this.account, postDeleted(this.world, post)) };
  }

  async #publish(post: Post): Promise<Done> {
    showPost(this.world, this.account, post, "native");
    const told = postWritten(this.world, this.account, post, "post.create");
    return { ids: [post.id], ...await tell(this.world, this.account, told) };
  }

  #find(postId: string): Post {
    const post = this.world.posts.get(postId);
    if (!post) throw unknown("post", postId);
    return post;
  }
}
