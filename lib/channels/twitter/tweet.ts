import type { InboundAttachment, Post } from "@/lib/channels/channel.ts";
import { Peek } from "@/lib/channels/json.ts";
import { httpUrl, words } from "@/lib/channels/reading.ts";
import { snowflake } from "@/lib/channels/twitter/ids.ts";
import { links } from "@/lib/channels/twitter/links.ts";
import { readMedia } from "@/lib/channels/twitter/media.ts";
import { visibleText } from "@/lib/channels/twitter/text.ts";

/** What API v2 asks for along with a post, to read it in full. */
export const POST_FIELDS: Readonly<Record<string, string>> = {
  "tweet.fields": "author_id,entities,note_tweet,display_text_range,attachments",
  "expansions": "author_id,attachments.media_keys",
  "media.fields": "url,preview_image_url",
  "user.fields": "username",
};

/** The words of a post of API v2; a long one has them all in a note. */
export function textOf(post: Peek): string {
  const note = post.get("note_tweet");
  const long = note.get("text").exists;
  const whole = long ? note : post;
  return visibleText({
    text: whole.get("text").text ?? "",
    entities: whole.get("entities"),
    range: long ? undefined : post.get("display_text_range"),
    media: [],
  });
}

/** The files of a post, by their keys; `hidden` when some did not come along. */
export function attachmentsIn(post: Peek, includes: Peek, pageUrl: string) {
  const media = mediaIn(post, includes);
  const attachments = media.map((one) => readMedia(one, pageUrl))
    .filter((one): one is InboundAttachment => one !== undefined);
  return { attachments, hidden: attachments.length < media.length };
}

/** A post that others hang on, with its picture; undefined without an id. */
export function postIn(post: Peek, includes: Peek): Post | undefined {
  const id = snowflake(post.get("id"));
  if (id === undefined) return undefined;
  const author = findIn(includes.get("users"), snowflake(post.get("author_id")) ?? "");
  const [media] = mediaIn(post, includes);
  const picture = media && (httpUrl(media.get("url")) ?? httpUrl(media.get("preview_image_url")));
  const text = textOf(post) || undefined;
  return { externalId: id, url: links.post(id, words(author.get("username"))), text, imageUrl: picture };
}

/** One of a list of objects with ids, which some events wrap once more; else an empty `Peek`. */
export function findIn(list: Peek, id: string): Peek {
  const items = list.list.map((item) => item.get("data").exists ? item.get("data") : item);
  return items.find((item) => snowflake(item.get("id")) === id) ?? new Peek(undefined);
}

function mediaIn(post: Peek, includes: Peek): Peek[] {
  const keys = post.at("attachments", "media_keys").list.flatMap((key) => words(key) ?? []);
  const there = includes.get("media").list;
  return keys.map((key) => there.find((one) => one.get("media_key").text === key) ?? new Peek(undefined));
}
