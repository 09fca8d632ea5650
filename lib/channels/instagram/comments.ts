import type { Inbound, InboundAttachment, InboundMessage, Person, Post } from "@/lib/channels/channel.ts";
import { commentId, mediaRef } from "@/lib/channels/instagram/ids.ts";
import { links } from "@/lib/channels/instagram/links.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { idOf, said, words } from "@/lib/channels/reading.ts";

/** What the readers of changes know besides the change's own value. */
export interface ChangeContext {
  readonly account: string;
  /** Our own name, when it is known. */
  readonly username?: string;
  /** When Instagram sent the change, as ms since the epoch; the change has no time of its own. */
  readonly sentAt: number;
}

export type ChangeReader = (value: Peek, context: ChangeContext) => Inbound[];

/**
 * A comment under our media comes in as a direct message of its author, with the post's picture as a file
 * (IG-04). A boosted post tells of one comment twice; the comment's id is the same.
 * (developers.facebook.com/docs/graph-api/webhooks/reference/instagram)
 */
export function readComment(value: Peek, context: ChangeContext): Inbound[] {
  const id = idOf(value.get("id"));
  if (id === undefined) return [];
  const parent = idOf(value.get("parent_id"));
  const replyTo = parent === undefined ? undefined : commentId(parent);
  const text = said(value.get("text")) ?? "";
  const head = {
    type: "message",
    externalId: commentId(id),
    replyTo,
    text,
    via: "comment",
    sentAt: context.sentAt,
  } as const;
  const post = postOf(value.get("media"), context);
  if (isOurs(value.get("from"), context)) return replyTo ? [ownAnswer(head, replyTo, post, context)] : [];
  const person = personOf(value.get("from"), id);
  const unknown = text === ""
    ? { what: "comment", url: post?.url ?? links.profile(context.username) }
    : undefined;
  const thread = { kind: "direct", key: person.externalId, post } as const;
  return [{ ...head, from: "contact", person, thread, attachments: pictureOf(post), unknown }];
}

type Head = Pick<InboundMessage, "type" | "externalId" | "text" | "via" | "sentAt">;

/** The event does not say whom we answered: the ticket is found by the comment that was answered. */
function ownAnswer(
  head: Head,
  replyTo: string,
  post: Post | undefined,
  context: ChangeContext,
): InboundMessage {
  return {
    ...head,
    from: "ours",
    person: { externalId: context.account, username: context.username },
    author: { externalId: context.account, name: context.username },
    thread: { kind: "direct", key: replyTo, post },
    replyTo,
    attachments: [],
  };
}

function isOurs(from: Peek, { account, username }: ChangeContext): boolean {
  return idOf(from.get("id")) === account ||
    (username !== undefined && words(from.get("username")) === username);
}

/** Without consent Instagram tells the name alone; without that, every comment has an author of its own. */
function personOf(from: Peek, comment: string): Person {
  const username = words(from.get("username"));
  const externalId = idOf(from.get("id")) ?? (username ? `@${username}` : commentId(comment));
  return { externalId, username, profileUrl: username ? links.profile(username) : undefined };
}

/** An advertisement shows a copy of the post: the original is what people know. Its words are asked for. */
function postOf(media: Peek, { username }: ChangeContext): Post | undefined {
  const externalId = idOf(media.get("original_media_id")) ?? idOf(media.get("id"));
  if (externalId === undefined) return undefined;
  return { externalId, url: links.profile(username) };
}

function pictureOf(post: Post | undefined): InboundAttachment[] {
  return post ? [{ kind: "image", name: "post", ref: mediaRef(post.externalId) }] : [];
}
