import type { InboundPost, Post } from "@/lib/channels/channel.ts";
import type { Graph } from "@/lib/channels/graph/client.ts";
import { titleOf } from "@/lib/channels/graph/title.ts";
import { links } from "@/lib/channels/instagram/links.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { httpUrl, moment, words } from "@/lib/channels/reading.ts";

/**
 * What anybody's media tells (developers.facebook.com/docs/instagram-platform/reference/instagram-media,
 * the fields with an asterisk).
 */
export const PUBLIC_FIELDS = "id,media_type,media_url,permalink,caption,username,timestamp";
/** What our own media tells besides. */
const OWN_FIELDS = `${PUBLIC_FIELDS},thumbnail_url`;

/** A post of the account as Instagram shows it, since a comment's event has its id alone. @throws {SendError} */
export async function lookUpPost(graph: Graph, id: string): Promise<InboundPost> {
  const media = await graph.get([id], { fields: OWN_FIELDS });
  return { type: "post", post: postOf(media, id), at: moment(media.get("timestamp")) };
}

/** A media as a post; its title is the first line of its caption, its picture the still of a film. */
export function postOf(media: Peek, id: string): Post {
  const text = words(media.get("caption"));
  const still = httpUrl(media.get("thumbnail_url"));
  return {
    externalId: id,
    url: httpUrl(media.get("permalink")) ?? links.profile(words(media.get("username"))),
    title: titleOf(text),
    text,
    imageUrl: still ?? (isFilm(media) ? undefined : httpUrl(media.get("media_url"))),
  };
}

/** True when the media's address is a film's. */
export function isFilm(media: Peek): boolean {
  return media.get("media_type").text === "VIDEO";
}
