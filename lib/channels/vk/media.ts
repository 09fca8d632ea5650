import type { AttachmentKind } from "@/lib/channels/capabilities.ts";
import type { InboundAttachment } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { httpUrl } from "@/lib/channels/reading.ts";
import { integer, positive } from "@/lib/channels/vk/ids.ts";
import { links } from "@/lib/channels/vk/links.ts";
import { largest, photoPicture } from "@/lib/channels/vk/picture.ts";

/** Where something is attached: some of it opens in public alone. */
export type Place = "message" | "public";

/** Turns VK's object into what we show; an empty list means that it cannot be shown. */
export type AttachmentReader = (object: Peek, type: string, place: Place) => readonly InboundAttachment[];

/** Attachments that are media of their own, by VK's type. */
export const mediaReaders: Readonly<Record<string, AttachmentReader>> = {
  photo,
  posted_photo: photo,
  graffiti,
  sticker,
  gift,
  video,
  audio,
  audio_message: voice,
  podcast: audio,
  doc,
};

/** The page of a VK object by its owner and id. */
export function pageOf(object: Peek, type: string): string | undefined {
  const owner = integer(object.get("owner_id"));
  const id = integer(object.get("id"));
  return owner === undefined || id === undefined ? undefined : links.object(type, owner, id);
}

function photo(object: Peek): readonly InboundAttachment[] {
  const picture = photoPicture(object);
  const pageUrl = pageOf(object, "photo");
  if (!picture && !pageUrl) return [];
  return [{ kind: "image", ...picture, pageUrl }];
}

function graffiti(object: Peek): readonly InboundAttachment[] {
  const picture = largest([object]) ?? photoPicture(object);
  return picture ? [{ kind: "image", ...picture }] : [];
}

function sticker(object: Peek): readonly InboundAttachment[] {
  const clear = largest(object.get("images").list);
  const picture = clear ?? largest(object.get("images_with_background").list) ?? photoPicture(object);
  return picture ? [{ kind: "sticker", ...picture }] : [];
}

function gift(object: Peek): readonly InboundAttachment[] {
  const url = httpUrl(object.get("thumb_256")) ?? httpUrl(object.get("thumb_96")) ??
    httpUrl(object.get("thumb_48"));
  return url ? [{ kind: "sticker", url }] : [];
}

/**
 * VK hands no community the file of a video: the link goes along with the preview picture. That of one in a
 * private message opens only when its author had put it among their videos.
 */
function video(object: Peek, _type: string, place: Place): readonly InboundAttachment[] {
  const pageUrl = pageOf(object, "video");
  if (!pageUrl) return [];
  const name = object.get("title").text;
  const link: InboundAttachment = {
    kind: "video",
    name,
    duration: milliseconds(object),
    pageUrl,
    unavailable: place === "message" ? "unlisted" : "protected",
  };
  const preview = largest([...object.get("image").list, ...object.get("first_frame").list]);
  return preview ? [link, { kind: "image", name, ...preview, pageUrl }] : [link];
}

function audio(object: Peek, type: string): readonly InboundAttachment[] {
  const url = httpUrl(object.get("url"));
  const pageUrl = pageOf(object, type);
  const name = [object.get("artist").text, object.get("title").text].filter(Boolean).join(" – ");
  if (!url && !pageUrl) return [];
  return [{
    kind: "audio",
    name: name || undefined,
    url,
    duration: milliseconds(object),
    pageUrl,
    unavailable: url ? undefined : "protected",
  }];
}

function voice(object: Peek): readonly InboundAttachment[] {
  const mp3 = httpUrl(object.get("link_mp3"));
  const url = mp3 ?? httpUrl(object.get("link_ogg"));
  if (!url) return [];
  // MP3 plays in every browser; OGG does not.
  const contentType = mp3 ? "audio/mpeg" : "audio/ogg";
  return [{ kind: "audio", contentType, url, duration: milliseconds(object) }];
}

function doc(object: Peek): readonly InboundAttachment[] {
  const url = httpUrl(object.get("url"));
  const pageUrl = pageOf(object, "doc");
  if (!url && !pageUrl) return [];
  const ext = object.get("ext").text?.toLowerCase() ?? "";
  const known = DOC_KINDS.get(ext);
  return [{
    kind: known?.kind ?? "file",
    contentType: known?.contentType,
    name: nameWithExt(object.get("title").text, ext),
    size: positive(object.get("size")),
    url,
    pageUrl,
  }];
}

const DOC_KINDS: ReadonlyMap<string, { kind: AttachmentKind; contentType: string }> = new Map([
  ["jpg", { kind: "image", contentType: "image/jpeg" }],
  ["jpeg", { kind: "image", contentType: "image/jpeg" }],
  ["png", { kind: "image", contentType: "image/png" }],
  ["gif", { kind: "image", contentType: "image/gif" }],
  ["webp", { kind: "image", contentType: "image/webp" }],
  ["mp4", { kind: "video", contentType: "video/mp4" }],
  ["webm", { kind: "video", contentType: "video/webm" }],
  ["mov", { kind: "video", contentType: "video/quicktime" }],
  ["ogg", { kind: "audio", contentType: "audio/ogg" }],
  ["wav", { kind: "audio", contentType: "audio/wav" }],
  ["m4a", { kind: "audio", contentType: "audio/mp4" }],
]);

function nameWithExt(title: string | undefined, ext: string): string | undefined {
  if (!title) return ext ? `file.${ext}` : undefined;
  return !ext || title.toLowerCase().endsWith(`.${ext}`) ? title : `${title}.${ext}`;
}

/** VK gives seconds. */
function milliseconds(object: Peek): number | undefined {
  const seconds = positive(object.get("duration"));
  return seconds === undefined ? undefined : seconds * 1000;
}
