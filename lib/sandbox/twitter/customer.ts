import { type CustomerAttachment, prepare } from "@/lib/sandbox/attachments.ts";
import type { Line } from "@/lib/sandbox/conversations.ts";
import { type Done, together, unknown, untold } from "@/lib/sandbox/platform.ts";
import { addDirect, openDialogue } from "@/lib/sandbox/twitter/direct.ts";
import {
  chatReceived,
  directRead,
  directTyping,
  directWritten,
  postLiked,
  postWritten,
} from "@/lib/sandbox/twitter/happenings.ts";
import { personMedia } from "@/lib/sandbox/twitter/media.ts";
import { addPost, removePost, showPost } from "@/lib/sandbox/twitter/posts.ts";
import {
  conversationId,
  type Dialogue,
  dialogueOf,
  type Post,
  type XAccount,
  type XMedia,
  type XPerson,
  type XWorld,
} from "@/lib/sandbox/twitter/state.ts";
import { type Happening, tell } from "@/lib/sandbox/twitter/tell.ts";

interface Extras {
  readonly attachments?: readonly CustomerAttachment[];
}

/** A person on X. Every act posts its events and resolves when the product has taken them. */
export class XCustomer {
  readonly #dialogue: Dialogue;

  constructor(
    private readonly world: XWorld,
    private readonly account: XAccount,
    readonly person: XPerson,
  ) {
    this.#dialogue = dialogueOf(account, person);
  }

  get id(): string {
    return this.person.id;
  }

  /** May the account write to this person? */
  get reachable(): boolean {
    const { begun } = this.#dialogue;
    return !this.account.blockedBy.has(this.id) && (begun || this.person.openMessages === true);
  }

  /** What this person sees in the direct messages, oldest first. */
  lines(): readonly Line[] {
    return this.world.core.book.get(conversationId.direct(this.account, this.id))?.lines ?? [];
  }

  /** What stands under a post, oldest first. */
  thread(postId: string): readonly Line[] {
    const { conversation = postId } = this.world.posts.get(postId) ?? {};
    return this.world.core.book.get(conversationId.post(this.account, conversation))?.lines ?? [];
  }

  /** Writes a direct message; a message holds one picture, GIF or video, so that more make several. */
  async write(text: string, { attachments = [] }: Extras = {}): Promise<Done> {
    const [first, ...more] = await this.#media(attachments, "dm");
    const done = [await this.#direct(text, first)];
    for (const media of more) done.push(await this.#direct("", media));
    return together(done);
  }

  /** Writes an end-to-end encrypted message, of which the product sees only that there is one. */
  async writeEncrypted(text: string): Promise<Done> {
    const { core } = this.world;
    const id = crypto.randomUUID();
    const line = { id, from: "customer", author: this.person.name, text, attachments: [] } as const;
    core.book.add(openDialogue(this.world, this.account, this.#dialogue), { ...line, at: core.clock.now() });
    return await this.#tell([id], chatReceived(this.world, this.account, this.#dialogue, id));
  }

  typing(): Promise<Done> {
    return this.#tell([], directTyping(this.world, this.account, this.#dialogue));
  }

  /** Reads everything: one event names the last message. */
  async read(): Promise<Done> {
    const own = [...this.#dialogue.messages.values()].filter((one) => one.own);
    const last = own.at(-1);
    if (!last || last.id === this.#dialogue.readUpTo) return untold();
    this.#dialogue.readUpTo = last.id;
    const place = conversationId.direct(this.account, this.id);
    for (const { id } of own) this.world.core.book.change(place, id, { read: true });
    return await this.#tell([], directRead(this.world, this.account, this.#dialogue, last.id));
  }

  /** Deletes a direct message on the person's own side, of which nobody is told. */
  deleteDirect(messageId: string): Promise<Done> {
    if (!this.#dialogue.messages.has(messageId)) throw unknown("message", messageId);
    const place = conversationId.direct(this.account, this.id);
    this.world.core.book.change(place, messageId, { deleted: true });
    return Promise.resolve(untold([messageId]));
  }

  /** Publishes a post that names the account, unless the text does so itself. */
  async mention(text: string, { attachments = [] }: Extras = {}): Promise<Done> {
    const name = `@${this.account.person.username}`;
    const named = text.includes(name) ? text : `${name} ${text}`;
    return await this.#publish({ text: named, media: await this.#media(attachments, "tweet") });
  }

  /** Answers a post, whoever wrote it. @throws {RangeError} when there is no such post */
  async reply(postId: string, text: string, { attachments = [] }: Extras = {}): Promise<Done> {
    const replyTo = this.#find(postId);
    return await this.#publish({ text, replyTo, media: await this.#media(attachments, "tweet") });
  }

  /** Quotes a post. @throws {RangeError} when there is no such post */
  quote(postId: string, text: string): Promise<Done> {
    return this.#publish({ text, quotes: this.#find(postId) });
  }

  like(postId: string): Promise<Done> {
    return this.#tell([], postLiked(this.world, this.person, this.#find(postId)));
  }

  /** Changes a post of one's own: the new version has an id of its own. */
  edit(postId: string, text: string): Promise<Done> {
    const edits = this.#own(postId);
    const { replyTo, quotes, media } = edits;
    this.world.posts.delete(postId);
    const place = conversationId.post(this.account, edits.conversation);
    this.world.core.book.change(place, postId, { deleted: true });
    return this.#publish({ text, replyTo, quotes, media, edits });
  }

  /** Deletes a post of one's own, of which nobody is told. */
  deletePost(postId: string): Promise<Done> {
    removePost(this.world, this.account, this.#own(postId));
    return Promise.resolve(untold([postId]));
  }

  /** Blocks the account, or no longer. */
  block(on = true): Promise<Done> {
    if (on) this.account.blockedBy.add(this.id);
    else this.account.blockedBy.delete(this.id);
    this.world.core.feed.publish({ type: "state" });
    return Promise.resolve(untold());
  }

  async #direct(text: string, media?: XMedia): Promise<Done> {
    if (text === "" && !media) throw new RangeError("Could not write an empty message");
    const message = addDirect(this.world, this.account, this.#dialogue, { text, media, from: "customer" });
    return await this.#tell(
      [message.id],
      directWritten(this.world, this.account, this.#dialogue, message),
    );
  }

  async #publish(given: {
    readonly text: string;
    readonly media?: readonly XMedia[];
    readonly replyTo?: Post;
    readonly quotes?: Post;
    readonly edits?: Post;
  }): Promise<Done> {
    const { world, account, person } = this;
    const post = addPost(world, { ...given, author: person });
    showPost(world, account, post, "customer");
    const types = person.protected ? [] : eventTypes(account, post);
    if (types.length === 0) return await this.#tellLegacyAlone(post);
    const [first, ...more] = types.map((type) => postWritten(world, account, post, type));
    const done = [await this.#tell([post.id], first ?? {})];
    for (const { activity } of more) done.push(await this.#tell([], { activity }));
    return settled(done);
  }

  /** An answer to an answer: the older family tells of it, the newer one does not. */
  #tellLegacyAlone(post: Post): Promise<Done> {
    const concerned = !this.person.protected &&
      post.mentions.some(({ person }) => person === this.account.person);
    if (!concerned) return Promise.resolve(untold([post.id]));
    return this.#tell([post.id], postWritten(this.world, this.account, post));
  }

  async #media(attachments: readonly CustomerAttachment[], place: "dm" | "tweet"): Promise<XMedia[]> {
    const files = await Promise.all(attachments.map((one) => prepare(this.world.core.files, one)));
    return files.map((one) => personMedia(this.world, one, place));
  }

  async #tell(ids: readonly string[], happening: Happening): Promise<Done> {
    return { ids, ...await tell(this.world, this.account, happening) };
  }

  #find(postId: string): Post {
    const post = this.world.posts.get(postId);
    if (!post) throw unknown("post", postId);
    return post;
  }

  #own(postId: string): Post {
    const post = this.#find(postId);
    if (post.author !== this.person) throw unknown("own post", postId);
    return post;
  }
}

/**
 * What the X Activity API calls a post: a mention only where the name was typed, an answer only under a post that is no
 * answer itself.
 */
function eventTypes({ person }: XAccount, { mentions, replyTo, quotes }: Post): string[] {
  const typed = mentions.some((one) => one.person === person && !one.implicit);
  return [
    ...(replyTo?.author === person && !replyTo.replyTo ? ["post.reply.create"] : []),
    ...(typed ? ["post.mention.create"] : []),
    ...(quotes?.author === person ? ["post.quote.create"] : []),
  ];
}

/** One act, told by several events: nobody may have asked for some of them. */
function settled(done: readonly Done[]): Done {
  const asked = done.filter(({ attempts }) => attempts > 0);
  return { ...together(asked), ids: done.flatMap(({ ids }) => ids) };
}
