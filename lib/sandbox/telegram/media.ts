import type { Media } from "@/lib/sandbox/attachments.ts";
import type { StoredFile } from "@/lib/sandbox/files.ts";
import type { Bot } from "@/lib/sandbox/telegram/state.ts";

const PREFIX = {
  photo: "AgACAgIAAxkBAA",
  video: "BAACAgIAAxkBAA",
  video_note: "DQACAgIAAxkBAA",
  animation: "CgACAgIAAxkBAA",
  voice: "AwACAgIAAxkBAA",
  audio: "CQACAgIAAxkBAA",
  document: "BQACAgIAAxkBAA",
  sticker: "CAACAgIAAxkBAA",
} as const;

export type FileKind = keyof typeof PREFIX;

interface FileRef {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_size: number;
}

/** Gives a file to a bot: the same file has another file_id at another bot, but one file_unique_id. */
export function fileRef(bot: Bot, kind: FileKind, file: StoredFile, size: "" | "m" | "s" = ""): FileRef {
  const seed = `${bot.id}_${file.id}${size}`;
  const tail = btoa(seed).replaceAll("=", "").replaceAll("+", "-").replaceAll("/", "_");
  const file_id = `${PREFIX[kind]}${tail}`;
  bot.files.set(file_id, file);
  return { file_id, file_unique_id: `AQAD${file.id.toString(36)}${size}`, file_size: file.size };
}

/** The sizes of a photo, the largest last. */
export function photoSizes(bot: Bot, file: StoredFile) {
  const { width = 720, height = 540 } = file;
  return ([["s", 90], ["m", 320], ["", Infinity]] as const).flatMap(([size, longest]) => {
    const shrink = Math.min(1, longest / Math.max(width, height));
    if (size !== "" && shrink === 1) return [];
    const ref = fileRef(bot, "photo", file, size);
    return [{ ...ref, width: Math.round(width * shrink), height: Math.round(height * shrink) }];
  });
}

/** The fields of a message that carries this (https://core.telegram.org/bots/api#message). */
export function mediaFields(bot: Bot, media: Media): Record<string, unknown> {
  switch (media.kind) {
    case "location":
      return { location: { latitude: media.latitude, longitude: media.longitude } };
    case "contact":
      return { contact: { phone_number: media.phone, first_name: media.firstName } };
    case "photo":
      return { photo: photoSizes(bot, media.file) };
    default:
      return fileFields(bot, media.kind, media.file);
  }
}

function fileFields(bot: Bot, kind: Exclude<FileKind, "photo">, file: StoredFile): Record<string, unknown> {
  const ref = fileRef(bot, kind, file);
  const { name: file_name, contentType: mime_type, duration = 0, width = 320, height = 240 } = file;
  switch (kind) {
    case "voice":
      return { voice: { ...ref, duration, mime_type } };
    case "audio":
      return { audio: { ...ref, duration, mime_type, file_name, title: file_name.replace(/\.\w+$/, "") } };
    case "video":
      return { video: { ...ref, duration, width, height, mime_type, file_name } };
    case "video_note":
      return { video_note: { ...ref, duration, length: width } };
    case "animation": {
      const animation = { ...ref, duration, width, height, mime_type, file_name };
      // Old clients know no animation, so Telegram repeats it as a document.
      return { animation, document: { ...ref, mime_type, file_name } };
    }
    case "sticker":
      return { sticker: stickerFields(ref, file) };
    case "document":
      return { document: { ...ref, file_name, mime_type } };
  }
}

function stickerFields(ref: FileRef, file: StoredFile) {
  const { width = 512, height = 512, contentType } = file;
  return {
    ...ref,
    type: "regular",
    width,
    height,
    is_animated: contentType === "application/x-tgsticker",
    is_video: contentType === "video/webm",
    emoji: "🪴",
    set_name: "clay_and_sky",
  };
}
