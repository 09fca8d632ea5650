import type { FileMedia, Media } from "@/lib/sandbox/attachments.ts";
import type { LineAttachment } from "@/lib/sandbox/conversations.ts";
import type { StoredFile } from "@/lib/sandbox/files.ts";
import { nextId, randomHex } from "@/lib/sandbox/twitter/ids.ts";
import type { MediaType, XMedia, XWorld } from "@/lib/sandbox/twitter/state.ts";

/** Keeps a file at X, under an address that nobody can guess. */
export function keepMedia(
  world: XWorld,
  file: StoredFile,
  category: string,
  { id = nextId(world), processing = 0 }: { readonly id?: string; readonly processing?: number } = {},
): XMedia {
  const type = typeOf(file, category);
  const ending = type === "photo" ? /\.\w+$/.exec(file.name)?.[0] ?? ".jpg" : ".mp4";
  const media: XMedia = {
    id,
    type,
    file,
    category,
    at: world.core.clock.real(),
    processing,
    resource: `${randomHex(6)}${ending}`,
  };
  world.media.set(media.id, media);
  return media;
}

function typeOf({ contentType }: StoredFile, category: string): MediaType {
  if (category.endsWith("_gif") || contentType === "image/gif") return "animated_gif";
  return contentType.startsWith("video/") ? "video" : "photo";
}

/**
 * What a person attaches, as X takes it.
 * @throws {RangeError} for anything but a picture, a GIF or a video
 */
export function personMedia(world: XWorld, media: Media, place: "dm" | "tweet"): XMedia {
  if (!("file" in media)) {
    throw new RangeError(`Could not attach a ${media.kind}: X takes pictures and videos`);
  }
  const kind = kindOf(media);
  if (!kind) throw new RangeError(`Could not attach a ${media.kind}: X takes pictures and videos`);
  return keepMedia(world, media.file, `${place}_${kind}`);
}

function kindOf({ kind, file }: FileMedia): "image" | "gif" | "video" | undefined {
  if (kind === "animation" || file.contentType === "image/gif") return "gif";
  if (file.contentType.startsWith("video/")) return "video";
  return file.contentType.startsWith("image/") ? "image" : undefined;
}

export function mediaKey({ type, id }: XMedia): string {
  return `${{ photo: 3, animated_gif: 16, video: 13 }[type]}_${id}`;
}

/** Where a file of a post lies, for everybody. */
export function publicUrl({ core }: XWorld, { id, resource }: XMedia): string {
  return `${core.base}/twitter/media/${id}/${resource}`;
}

/** Where a picture of a direct message lies: only a request signed for a participant gets it. */
export function privateUrl({ core }: XWorld, messageId: string, { id, resource }: XMedia): string {
  return `${core.base}/twitter/1.1/ton/data/dm/${messageId}/${id}/${resource}`;
}

/** The picture that stands for a video. */
function previewUrl({ core }: XWorld): string {
  return `${core.base}/sandbox/samples/mug`;
}

export function lineMedia({ core }: XWorld, { type, file }: XMedia): LineAttachment {
  const { name, size, contentType } = file;
  const kind = type === "photo" ? "photo" : type === "video" ? "video" : "animation";
  return { kind, name, size, contentType, url: core.files.url(file) };
}

/** A media object of API v2 (https://docs.x.com/x-api/fundamentals/data-dictionary#media). */
export function mediaObject(world: XWorld, media: XMedia) {
  const { type, file: { width = 480, height = 360, duration } } = media;
  const url = publicUrl(world, media);
  const size = { media_key: mediaKey(media), type, width, height };
  if (type === "photo") return { ...size, url };
  const variants = [
    { content_type: "application/x-mpegURL", url: `${url}.m3u8` },
    { bit_rate: type === "video" ? 632_000 : 0, content_type: "video/mp4", url },
  ];
  const preview_image_url = previewUrl(world);
  return { ...size, preview_image_url, duration_ms: (duration ?? 0) * 1000, variants };
}

/** A media entity of the older API, as direct messages carry it too. */
export function mediaEntity(
  world: XWorld,
  media: XMedia,
  { link, address, page, indices }: {
    readonly link: string;
    readonly address: string;
    readonly page: string;
    readonly indices: readonly [number, number];
  },
) {
  const { id, type, file: { width: w = 480, height: h = 360, duration } } = media;
  const still = type === "photo" ? address : previewUrl(world);
  const variants = [{ bitrate: type === "video" ? 632_000 : 0, content_type: "video/mp4", url: address }];
  const video_info = {
    aspect_ratio: [4, 3],
    ...(type === "video" && { duration_millis: (duration ?? 0) * 1000 }),
    variants,
  };
  return {
    id: BigInt(id),
    id_str: id,
    indices,
    media_url: still,
    media_url_https: still,
    url: link,
    display_url: "pic.x.com/sandbox",
    expanded_url: page,
    type,
    sizes: { large: { w, h, resize: "fit" }, small: { w: 680, h: 510, resize: "fit" } },
    ...(type !== "photo" && { video_info }),
  };
}
