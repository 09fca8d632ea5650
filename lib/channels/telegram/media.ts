import type { Message } from "grammy/types";
import type { AttachmentKind } from "@/lib/channels/capabilities.ts";
import type { InboundAttachment } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { idOf, placeOf, words } from "@/lib/channels/reading.ts";
import { fullName } from "@/lib/channels/telegram/person.ts";
import { count, duration } from "@/lib/channels/telegram/words.ts";

/** What getFile hands out at most, in bytes (https://core.telegram.org/bots/api#getfile). */
const MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024;

type Reader = (media: Peek) => InboundAttachment | undefined;
type Field = keyof Message | "voice_note";

/** [field, how it is read, the field that repeats it and is shown instead] */
const READERS: readonly (readonly [field: Field, read: Reader, insteadOf?: Field])[] = [
  ["photo", photo],
  ["live_photo", (media) => stored("video", media, "video/mp4")],
  ["video", (media) => stored("video", media, "video/mp4")],
  ["video_note", videoNote],
  ["animation", animation],
  ["document", (media) => stored("file", media), "animation"],
  ["voice", (media) => stored("audio", media, "audio/ogg")],
  ["voice_note", (media) => stored("audio", media, "audio/ogg")],
  ["audio", audio],
  ["sticker", sticker],
  ["contact", contact],
  ["venue", venue],
  ["location", place, "venue"],
];

/** What hangs on a message or on a block of a rich one; `broken` names fields of a shape we do not know. */
export function attachmentsOf(holder: Peek): { attachments: InboundAttachment[]; broken: string[] } {
  const attachments: InboundAttachment[] = [];
  const broken: string[] = [];
  for (const [field, read, other] of READERS) {
    const media = holder.get(field);
    if (!media.exists || (other !== undefined && holder.get(other).exists)) continue;
    const attachment = read(media);
    if (attachment) attachments.push(attachment);
    else broken.push(field);
  }
  return { attachments, broken };
}

function stored(kind: AttachmentKind, media: Peek, contentType?: string): InboundAttachment | undefined {
  const ref = words(media.get("file_id"));
  if (ref === undefined) return undefined;
  const size = count(media.get("file_size"));
  return {
    kind,
    name: words(media.get("file_name")),
    contentType: mimeOf(media) ?? contentType,
    size,
    width: count(media.get("width")),
    height: count(media.get("height")),
    duration: duration(media.get("duration")),
    ...(size !== undefined && size > MAX_DOWNLOAD_BYTES ? { unavailable: "too_large" } : { ref }),
  };
}

function mimeOf(media: Peek): string | undefined {
  const type = media.get("mime_type").text?.toLowerCase();
  return type !== undefined && /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : undefined;
}

/** The same picture comes in several sizes: the largest is the picture. */
function photo(sizes: Peek): InboundAttachment | undefined {
  const area = (size: Peek) => (size.get("width").number ?? 0) * (size.get("height").number ?? 0);
  const largest = sizes.list.reduce<Peek | undefined>(
    (best, size) => best === undefined || area(size) >= area(best) ? size : best,
    undefined,
  );
  return largest && stored("image", largest, "image/jpeg");
}

function videoNote(media: Peek): InboundAttachment | undefined {
  const side = count(media.get("length"));
  const video = stored("video", media, "video/mp4");
  return video && { ...video, width: side, height: side };
}

function animation(media: Peek): InboundAttachment | undefined {
  return stored(mimeOf(media)?.startsWith("image/") ? "image" : "video", media, "video/mp4");
}

function audio(media: Peek): InboundAttachment | undefined {
  const song = [words(media.get("performer")), words(media.get("title"))].filter(Boolean).join(" – ");
  const file = stored("audio", media);
  return file && { ...file, name: file.name ?? (song || undefined) };
}

/** Animated stickers are packed vector drawings that no browser shows, so their still picture is taken. */
function sticker(media: Peek): InboundAttachment | undefined {
  const name = words(media.get("emoji"));
  const animated = media.get("is_animated").isTrue;
  const still = [media.get("thumbnail"), media.get("thumb")].find((size) => size.get("file_id").exists);
  const picture = animated && still ? stored("sticker", still) : undefined;
  if (picture) return { ...picture, name };
  const moving = media.get("is_video").isTrue ? "video/webm" : "image/webp";
  const file = stored("sticker", media, animated ? "application/x-tgsticker" : moving);
  return file && { ...file, name };
}

function contact(media: Peek): InboundAttachment | undefined {
  const phone = idOf(media.get("phone_number"));
  const name = fullName(media);
  return phone === undefined && name === undefined ? undefined : { kind: "contact", name, phone };
}

function place(media: Peek): InboundAttachment | undefined {
  const spot = placeOf(media.get("latitude"), media.get("longitude"));
  return spot && { kind: "location", ...spot };
}

function venue(media: Peek): InboundAttachment | undefined {
  const name = [words(media.get("title")), words(media.get("address"))].filter(Boolean).join(", ");
  const spot = place(media.get("location"));
  return spot && { ...spot, name: name || undefined };
}
