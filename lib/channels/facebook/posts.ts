import type { Inbound, InboundPost, Post } from "@/lib/channels/channel.ts";
import type { FeedItem } from "@/lib/channels/facebook/feed.ts";
import { links } from "@/lib/channels/facebook/links.ts";
import type { Graph } from "@/lib/channels/graph/client.ts";
import { titleOf } from "@/lib/channels/graph/title.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { httpUrl, idOf, moment, words } from "@/lib/channels/reading.ts";

const FIELDS = "message,story,permalink_url,full_picture,created_time";
const ITEMS: ReadonlySet<string> = new Set(["status", "post", "photo", "video", "share", "album", "link"]);
const VERBS: ReadonlySet<string> = new Set(["add", "edit", "edited", "update"]);

/** A new or changed post: it opens nothing and is kept for its comments (FB-03). */
export function readPost({ value, sentAt }: FeedItem): Inbound[] {
  const id = idOf(value.get("post_id"));
  const isPost = ITEMS.has(value.get("item").text ?? "") && VERBS.has(value.get("verb").text ?? "");
  if (id === undefined || !isPost) return [];
  const at = moment(value.get("created_time")) || sentAt;
  return [{ type: "post", post: postIn(value, id), at }];
}

/**
 * A post as Facebook shows it, since a comment's event has nothing of it but its address
 * (developers.facebook.com/docs/graph-api/reference/page-post). @throws {SendError}
 */
export async function lookUpPost(page: Graph, id: string): Promise<InboundPost> {
  const found = await page.get([id], { fields: FIELDS });
  const text = words(found.get("message")) ?? words(found.get("story"));
  const post = {
    externalId: id,
    url: httpUrl(found.get("permalink_url")) ?? links.post(id),
    title: titleOf(text),
    text,
    imageUrl: httpUrl(found.get("full_picture")),
  };
  return { type: "post", post, at: moment(found.get("created_time")) };
}

function postIn(value: Peek, id: string): Post {
  const text = words(value.get("message"));
  return {
    externalId: id,
    url: httpUrl(value.at("post", "permalink_url")) ?? links.post(id),
    title: titleOf(text),
    text,
    imageUrl: pictureIn(value),
  };
}

/** `link` of a photo is its picture, of anything else a page. */
function pictureIn(value: Peek): string | undefined {
  const [first] = value.get("photos").list;
  const picture = first && httpUrl(first);
  return picture ?? (value.get("item").text === "photo" ? httpUrl(value.get("link")) : undefined);
}
