import type { AttachmentKind } from "@/lib/channels/capabilities.ts";
import { refineType } from "@/lib/media/extensions.ts";
import { extensionOf } from "@/lib/media/names.ts";

export type StoredKind = Exclude<AttachmentKind, "location" | "contact">;

/** What a platform or a browser says of a file. It is believed only where the content leaves a choice. */
export interface Declared {
  readonly name?: string;
  readonly contentType?: string;
  readonly kind?: AttachmentKind;
}

/** Pictures that browsers show. Others (HEIC, TIFF, SVG) are files: an empty frame helps nobody. */
const PICTURES = ["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "image/bmp"];
/** Containers that carry sound alone just as well; only the sender knows. */
const SOUND_OR_VIDEO = ["mp4", "webm", "ogg", "3gpp"];

/**
 * The final type and kind of a file.
 * @param found its type by content
 */
export function classify(found: string, declared: Declared): { contentType: string; kind: StoredKind } {
  const heard = declared.kind === "audio" || declared.contentType?.startsWith("audio/");
  const contentType = heard ? asSound(found) : refineType(found, extensionOf(declared.name ?? ""));
  return { contentType, kind: kindOf(contentType, declared.kind) };
}

function asSound(found: string): string {
  const [family, format = ""] = found.split("/");
  return family === "video" && SOUND_OR_VIDEO.includes(format) ? `audio/${format}` : found;
}

function kindOf(contentType: string, declared: AttachmentKind | undefined): StoredKind {
  const visible = PICTURES.includes(contentType) || contentType.startsWith("video/");
  if (declared === "sticker" && visible) return "sticker";
  if (PICTURES.includes(contentType)) return "image";
  if (contentType.startsWith("video/")) return "video";
  return contentType.startsWith("audio/") ? "audio" : "file";
}
