import type { AttachmentKind } from "@/lib/channels/capabilities.ts";
import type { OutboundFile } from "@/lib/channels/channel.ts";

/** How Telegram shows a file that we send. */
export type Shape = "photo" | "animation" | "video" | "voice" | "audio" | "sticker" | "document";

const MEGABYTE = 1024 * 1024;

/** [kind, types, shape, most bytes]: https://core.telegram.org/bots/api#sending-files */
const SHAPES:
  readonly (readonly [kind: AttachmentKind, types: readonly string[], shape: Shape, max?: number])[] = [
    ["image", ["image/jpeg", "image/png", "image/webp"], "photo", 10 * MEGABYTE],
    ["image", ["image/gif"], "animation"],
    ["video", ["video/mp4"], "video"],
    ["audio", ["audio/ogg", "audio/opus"], "voice"],
    ["audio", ["audio/mpeg", "audio/mp3", "audio/mp4", "audio/m4a", "audio/x-m4a"], "audio"],
    ["sticker", ["image/webp", "application/x-tgsticker", "video/webm"], "sticker"],
  ];

/** The shape of a file that travels alone; whatever Telegram does not show travels as a document. */
export function shapeOf(file: OutboundFile): Shape {
  const type = file.contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  const row = SHAPES.find(([kind, types, , max]) =>
    kind === file.kind && types.includes(type) && file.size <= (max ?? Infinity)
  );
  return row?.[2] ?? "document";
}

/** What an album holds: pictures and videos, or songs alone, or documents alone. */
export type AlbumKind = "visual" | "audio" | "document";

/** How files can travel as one album (https://core.telegram.org/bots/api#sendmediagroup). */
export function albumKind(files: readonly OutboundFile[]): AlbumKind {
  const shapes = files.map(shapeOf);
  if (shapes.every((shape) => shape === "photo" || shape === "video")) return "visual";
  return shapes.every((shape) => shape === "audio") ? "audio" : "document";
}
