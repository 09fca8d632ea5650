import type { Inbound } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { httpUrl } from "@/lib/channels/reading.ts";
import { type EventContext, timeOf } from "@/lib/channels/vk/event.ts";
import { integer, positive } from "@/lib/channels/vk/ids.ts";
import { links } from "@/lib/channels/vk/links.ts";
import { largest, photoPicture } from "@/lib/channels/vk/picture.ts";
import { plainText } from "@/lib/channels/vk/text.ts";

/** `wall_post_new`: kept for the comments to come, since a community's key cannot read posts. */
export function readPost(object: Peek, context: EventContext): Inbound[] {
  const owner = integer(object.get("owner_id"));
  const id = positive(object.get("id"));
  if (!owner || id === undefined) return [];
  const text = plainText(textOf(object)) || undefined;
  const post = {
    externalId: `${owner}_${id}`,
    url: links.object("wall", owner, id),
    text,
    imageUrl: pictureOf(object),
  };
  return [{ type: "post", post, at: timeOf(object.get("date"), context) }];
}

/** A repost has its words and pictures in the post that it repeats. */
function textOf(post: Peek): string {
  return post.get("text").text || post.get("copy_history").list[0]?.get("text").text || "";
}

function pictureOf(post: Peek): string | undefined {
  const sources = [post, ...post.get("copy_history").list.slice(0, 1)];
  const items = sources.flatMap((source) => source.get("attachments").list);
  return items.map(previewOf).find((url) => url !== undefined);
}

function previewOf(item: Peek): string | undefined {
  const type = item.get("type").text ?? "";
  const object = item.get(type);
  if (type === "photo" || type === "posted_photo") return photoPicture(object)?.url;
  if (type === "video") return largest(object.get("image").list)?.url;
  if (type === "link") return photoPicture(object.get("photo"))?.url;
  if (type === "market") return httpUrl(object.get("thumb_photo"));
  return undefined;
}
