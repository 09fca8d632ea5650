import type { InboundAttachment } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { httpUrl } from "@/lib/channels/reading.ts";
import { integer } from "@/lib/channels/vk/ids.ts";
import { links } from "@/lib/channels/vk/links.ts";
import { type AttachmentReader, pageOf } from "@/lib/channels/vk/media.ts";
import { photoPicture } from "@/lib/channels/vk/picture.ts";
import { plainText } from "@/lib/channels/vk/text.ts";

/** Attachments that point at a page of VK or of the web, by VK's type: shown as a link with a name. */
export const shareReaders: Readonly<Record<string, AttachmentReader>> = {
  link: (link) => page(httpUrl(link.get("url")), link.get("title").text),
  article: (article) =>
    page(httpUrl(article.get("view_url")) ?? httpUrl(article.get("url")), article.get("title").text),
  market: (item) => page(pageOf(item, "product"), item.get("title").text),
  market_album: marketAlbum,
  poll: (poll) => page(pageOf(poll, "poll"), poll.get("question").text),
  album: (album) => page(pageOf(album, "album"), album.get("title").text),
  note: (note) => page(pageOf(note, "note"), note.get("title").text),
  wall,
  wall_reply: wallReply,
  story,
};

function marketAlbum(album: Peek): readonly InboundAttachment[] {
  const owner = integer(album.get("owner_id"));
  const id = integer(album.get("id"));
  if (owner === undefined || id === undefined) return [];
  return page(links.marketAlbum(owner, id), album.get("title").text);
}

function wall(post: Peek): readonly InboundAttachment[] {
  const owner = integer(post.get("owner_id")) ?? integer(post.get("to_id"));
  const id = integer(post.get("id"));
  if (owner === undefined || id === undefined) return [];
  return page(links.object("wall", owner, id), firstLine(post.get("text")));
}

function wallReply(comment: Peek): readonly InboundAttachment[] {
  const owner = integer(comment.get("owner_id"));
  const post = integer(comment.get("post_id"));
  const id = integer(comment.get("id"));
  if (owner === undefined || post === undefined || id === undefined) return [];
  return page(links.comment(owner, post, id), firstLine(comment.get("text")));
}

function story(object: Peek): readonly InboundAttachment[] {
  const pageUrl = pageOf(object, "story");
  if (!pageUrl) return [];
  const picture = photoPicture(object.get("photo"));
  if (picture) return [{ kind: "image", ...picture, pageUrl }];
  const expired = object.get("is_expired").isTrue || object.get("is_deleted").isTrue;
  return [{ kind: "video", pageUrl, unavailable: expired ? "expired" : "protected" }];
}

function page(pageUrl: string | undefined, name: string | undefined): readonly InboundAttachment[] {
  return pageUrl ? [{ kind: "file", name: name || pageUrl, pageUrl }] : [];
}

function firstLine(text: Peek): string | undefined {
  const line = plainText(text.text ?? "").trim().split("\n", 1)[0] ?? "";
  return line.slice(0, 80).toWellFormed() || undefined;
}
