import type { Inbound, InboundAttachment, InboundMessage, Person, Post } from "@/lib/channels/channel.ts";
import { postId, threadKey } from "@/lib/channels/twitter/ids.ts";
import { links } from "@/lib/channels/twitter/links.ts";

/** A post, whichever family of events brought it. */
export interface SeenPost {
  readonly id: string;
  /** The id that it began with: an edited post gets a new one. */
  readonly firstId: string;
  readonly author: Person;
  readonly text: string;
  readonly attachments: readonly InboundAttachment[];
  /** Attachments that were named and not shown. */
  readonly hidden: boolean;
  /** What it answers, and whose that is. */
  readonly parent?: string;
  readonly parentAuthor?: string;
  /** The post that the conversation began with. */
  readonly conversation?: string;
  readonly mentionsUs: boolean;
  readonly repost: boolean;
  /** The post that it answers, when it came along. */
  readonly parentPost?: Post;
  /** ms since the epoch. */
  readonly at: number;
}

/**
 * Decides what a post is to us: a comment when it answers a post of ours, a mention when it names us, our own
 * answer or our own post. All else, reposts first, is nothing.
 */
export function readPost(post: SeenPost, self: string): Inbound[] {
  if (post.repost) return [];
  if (post.author.externalId === self) return readOwn(post, self);
  if (post.parent !== undefined && post.parentAuthor === self) return received(post, "comment", post.parent);
  const anchor = post.conversation ?? post.parent ?? post.firstId;
  return post.mentionsUs ? received(post, "mention", anchor) : [];
}

/** What we or a colleague wrote on X: an answer goes to its ticket, a post is kept for the comments to come. */
function readOwn(post: SeenPost, self: string): Inbound[] {
  const { parent, parentAuthor } = post;
  if (parent === undefined) return [{ type: "post", post: postOf(post), at: post.at }];
  if (parentAuthor === undefined || parentAuthor === self) return [];
  const anchor = post.conversation ?? parent;
  const person = { externalId: parentAuthor, profileUrl: links.person(parentAuthor) };
  return [{
    ...messageOf(post),
    from: "ours",
    person,
    thread: { kind: "comment", key: threadKey(anchor, parentAuthor) },
    replyTo: postId(parent),
  }];
}

function received(post: SeenPost, kind: "comment" | "mention", anchor: string): Inbound[] {
  const about = aboutPost(post, anchor);
  const message: InboundMessage = {
    ...messageOf(post),
    from: "contact",
    person: post.author,
    thread: { kind, key: threadKey(anchor, post.author.externalId), post: about },
    replyTo: post.parent === undefined ? undefined : postId(post.parent),
  };
  if (post.id === post.firstId) return [message];
  // The former version may have come, or may have been without our name in it.
  const { externalId, text, attachments } = message;
  return [message, { type: "edit", externalId, text, attachments, at: post.at }];
}

/** The post that a thread stands under: the mention itself, or what is known of another one. */
function aboutPost(post: SeenPost, anchor: string): Post {
  if (anchor === post.firstId) return { ...postOf(post), externalId: anchor };
  if (anchor === post.parent && post.parentPost) return post.parentPost;
  return { externalId: anchor, url: links.post(anchor) };
}

function messageOf(post: SeenPost) {
  const empty = post.text === "" && post.attachments.length === 0;
  const url = links.post(post.id, post.author.username);
  const what = post.hidden ? "media" : empty ? "message" : undefined;
  return {
    type: "message",
    externalId: postId(post.firstId),
    text: post.text,
    attachments: post.attachments,
    unknown: what === undefined ? undefined : { what, url },
    sentAt: post.at,
  } as const;
}

function postOf(post: SeenPost): Post {
  return {
    externalId: post.id,
    url: links.post(post.id, post.author.username),
    text: post.text || undefined,
    imageUrl: post.attachments.find(({ kind, url }) => kind === "image" && url)?.url,
  };
}
