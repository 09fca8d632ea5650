import type { CustomerAttachment } from "@/lib/sandbox/attachments.ts";
import { cdnUrl } from "@/lib/sandbox/graph/cdn.ts";
import { type Extras, MetaCustomer } from "@/lib/sandbox/graph/customer.ts";
import { fileAttachment } from "@/lib/sandbox/graph/outgoing.ts";
import type { WallPost } from "@/lib/sandbox/graph/state.ts";
import { addComment, findComment, removeComment } from "@/lib/sandbox/graph/wall.ts";
import { tellComment, tellMention } from "@/lib/sandbox/instagram/feed.ts";
import { mediaFile, newCommentId, publishMedia } from "@/lib/sandbox/instagram/media.ts";
import {
  type InstagramAccount,
  type InstagramPerson,
  type InstagramWorld,
  names,
} from "@/lib/sandbox/instagram/state.ts";
import { type Done, unknown, untold } from "@/lib/sandbox/platform.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";

const DAY_MS = 86_400_000;

/** A person who writes to an account, comments its media and names it elsewhere. */
export class InstagramCustomer extends MetaCustomer<InstagramPerson> {
  constructor(
    protected override readonly world: InstagramWorld,
    protected override readonly account: InstagramAccount,
    person: InstagramPerson,
  ) {
    super(world, account, person);
  }

  /**
   * Comments media of the account, or anybody's that stands in this sandbox: there the account hears of it when it
   * is named. @throws {RangeError} when there is no such media, or no such comment to answer
   */
  async comment(mediaId: string, text: string, { attachments = [], replyTo }: Extras = {}): Promise<Done> {
    if (attachments.length > 0) throw new RangeError("Could not attach: a comment of Instagram is words");
    const { world, account } = this;
    const post = this.#media(mediaId);
    const answered = replyTo === undefined ? undefined : post.comments.get(replyTo);
    if (replyTo !== undefined && !answered) throw unknown("comment", replyTo);
    const id = newCommentId(account);
    const comment = addComment(world, account, post, { id, author: this.person, text, replyTo: answered });
    if (!post.owner) return { ids: [id], ...await tellComment(world, account, { post, comment }) };
    if (this.person.closed || !names(text, account)) return untold([id]);
    return { ids: [id], ...await tellMention(world, account, { post, comment }) };
  }

  /** Answers a comment, whoever wrote it. */
  async replyComment(commentId: string, text: string): Promise<Done> {
    const found = findComment(this.account, commentId);
    if (!found) throw unknown("comment", commentId);
    return await this.comment(found.post.id, text, { replyTo: commentId });
  }

  /** Takes an own comment away; Instagram tells nobody. @throws {RangeError} when this person wrote no such one */
  deleteComment(commentId: string): Promise<Done> {
    const found = findComment(this.account, commentId);
    if (found?.comment.author?.id !== this.id) throw unknown("own comment", commentId);
    return Promise.resolve(untold(removeComment(this.world, this.account, found.post, commentId)));
  }

  /**
   * Publishes media of one's own that names the account in its caption.
   * @returns the media's id, under which it goes on
   */
  async mention(
    text: string,
    { attachments = [] }: { attachments?: readonly CustomerAttachment[] } = {},
  ): Promise<Done> {
    const { world, account } = this;
    const caption = names(text, account) ? text : `${text} @${account.username}`.trim();
    const [photo] = attachments;
    const media = photo === undefined ? undefined : await mediaFile(world, photo);
    const post = await publishMedia(world, account, { text: caption, owner: this.person, media });
    if (this.person.closed) return untold([post.id]);
    return { ids: [post.id], ...await tellMention(world, account, { post }) };
  }

  /** Answers a story of the account in Direct. @throws {RangeError} when there is no such story */
  async replyStory(storyId: string, text: string): Promise<Done> {
    const story = this.account.stories.get(storyId);
    if (!story) throw unknown("story", storyId);
    const gone = this.world.core.clock.now() - story.at > DAY_MS;
    const url = gone ? {} : { url: cdnUrl(this.world, story.file, 1) };
    return await this.say({
      text,
      attachments: [],
      extra: { reply_to: { story: { id: story.id, ...url } } },
    });
  }

  /** Names the account in a story of one's own, which comes as a message. */
  async mentionInStory(photo: SampleName = "coffee"): Promise<Done> {
    const { file } = await mediaFile(this.world, photo);
    const { payload, shown } = fileAttachment(this.world, "image", file);
    return await this.say({ attachments: [{ type: "story_mention", payload, shown }] });
  }

  /** Sends media of the account into the chat. */
  async share(mediaId: string): Promise<Done> {
    const { media, text } = this.#media(mediaId);
    if (!media) throw unknown("picture of media", mediaId);
    const { payload, shown } = fileAttachment(this.world, "share", media.file, { title: text });
    return await this.say({ attachments: [{ type: "share", payload, shown: { ...shown, kind: "photo" } }] });
  }

  #media(id: string): WallPost {
    const post = this.account.posts.get(id);
    if (!post) throw unknown("media", id);
    return post;
  }
}
