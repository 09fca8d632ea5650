import type { Inbound, InboundAttachment, InboundMessage, Person, Post } from "@/lib/channels/channel.ts";
import type { FeedItem } from "@/lib/channels/facebook/feed.ts";
import { links } from "@/lib/channels/facebook/links.ts";
import { unknownAuthor } from "@/lib/channels/facebook/unknown_author.ts";
import { titleOf } from "@/lib/channels/graph/title.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { httpUrl, idOf, moment, said, words } from "@/lib/channels/reading.ts";

/** Where a comment stands. */
interface Place {
  readonly id: string;
  readonly post: string;
}

/**
 * Reads what happened to a comment: a post with all its comments is one ticket. Hiding one is the page's
 * own doing and changes nothing of what the customer said.
 */
export function readComment(item: FeedItem): Inbound[] {
  const place = placeOf(item.value);
  if (!place) return [];
  const verb = item.value.get("verb").text;
  const at = Math.max(item.sentAt, moment(item.value.get("created_time")));
  if (verb === "add") return [readNew(item, place)];
  if (verb === "edited" || verb === "edit") {
    const { text, attachments } = contentOf(item.value, place);
    return [{ type: "edit", externalId: place.id, text, attachments, at }];
  }
  return verb === "remove" ? [{ type: "deletion", externalId: place.id, at }] : [];
}

function readNew({ value, page, sentAt }: FeedItem, place: Place): InboundMessage {
  const author = authorOf(value).id;
  const parent = idOf(value.get("parent_id"));
  const ours = author === page;
  const person = personOf(value, place);
  return {
    type: "message",
    externalId: place.id,
    thread: { kind: "comment", key: `post:${place.post}`, post: postOf(value, place) },
    from: ours ? "ours" : "contact",
    person,
    author: ours ? { externalId: page, name: person.name } : undefined,
    ...contentOf(value, place),
    replyTo: parent === place.post ? undefined : parent,
    sentAt: moment(value.get("created_time")) || sentAt,
  };
}

/** Without its post a comment has no ticket; older ones name it in the first half of their id. */
function placeOf(value: Peek): Place | undefined {
  const id = idOf(value.get("comment_id"));
  const post = idOf(value.get("post_id")) ?? idOf(value.get("parent_id")) ?? id?.split("_")[0];
  return id === undefined || !post ? undefined : { id, post };
}

function contentOf(value: Peek, place: Place): Pick<InboundMessage, "text" | "attachments" | "unknown"> {
  const text = said(value.get("message")) ?? "";
  const attachments = mediaOf(value);
  // Stickers and GIFs under a post come without any field of their own.
  const nothing = text === "" && attachments.length === 0;
  const unknown = nothing ? { what: "comment", url: links.comment(place.id) } : undefined;
  return { text, attachments, unknown };
}

function mediaOf(value: Peek): InboundAttachment[] {
  return (["photo", "video"] as const).flatMap((field): InboundAttachment[] => {
    const url = httpUrl(value.get(field));
    return url === undefined ? [] : [{ kind: field === "photo" ? "image" : "video", url }];
  });
}

/** Facebook keeps some authors to itself; asking for the comment may name them (see `profile`). */
function personOf(value: Peek, place: Place): Person {
  const { id: externalId, name } = authorOf(value);
  return externalId === undefined ? unknownAuthor(place.id) : { externalId, name };
}

/** Before version 2.11 of the Graph API an author was two members of the change itself. */
function authorOf(value: Peek): { id?: string; name?: string } {
  const from = value.get("from");
  return {
    id: idOf(from.get("id")) ?? idOf(value.get("sender_id")),
    name: words(from.get("name")) ?? words(value.get("sender_name")),
  };
}

function postOf(value: Peek, place: Place): Post {
  const post = value.get("post");
  const text = words(post.get("message"));
  return {
    externalId: place.post,
    url: httpUrl(post.get("permalink_url")) ?? links.post(place.post),
    title: titleOf(text),
    text,
    imageUrl: httpUrl(post.get("full_picture")),
  };
}
