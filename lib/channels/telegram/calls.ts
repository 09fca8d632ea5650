import { type Api, InputFile } from "grammy/web";
import type { OutboundFile } from "@/lib/channels/channel.ts";
import type { Key } from "@/lib/channels/telegram/keys.ts";
import { type AlbumKind, type Shape, shapeOf } from "@/lib/channels/telegram/shapes.ts";

/** Where a message goes and which message of that chat it answers. */
export interface Target {
  readonly chat: number;
  readonly replyTo?: number;
}

/** sendMessage, as plain text: what an agent types is never markup. */
export function sendText(api: Api, target: Target, text: string, keys: readonly Key[]): Promise<unknown> {
  const markup = keys.length > 0 ? { reply_markup: { inline_keyboard: [[...keys]] } } : {};
  return api.sendMessage(target.chat, text, { ...replyOf(target), ...markup });
}

/** One file as a multipart upload, with its caption. Stickers carry none, so with a text they are documents. */
export async function sendFile(
  api: Api,
  target: Target,
  caption: string,
  file: OutboundFile,
  shape: Shape,
): Promise<unknown> {
  const { chat } = target;
  const input = await inputOf(file);
  const other = { ...captionOf(caption), ...replyOf(target) };
  if (shape === "sticker" && caption === "") return api.sendSticker(chat, input, replyOf(target));
  if (shape === "photo") return api.sendPhoto(chat, input, other);
  if (shape === "animation") return api.sendAnimation(chat, input, other);
  if (shape === "video") return api.sendVideo(chat, input, { supports_streaming: true, ...other });
  if (shape === "voice") return api.sendVoice(chat, input, other);
  if (shape === "audio") return api.sendAudio(chat, input, other);
  // Without this a picture sent as a document could come out as a picture after all.
  return api.sendDocument(chat, input, { disable_content_type_detection: true, ...other });
}

/** 2–10 files as one album: the text goes under the pictures, or under the last of the documents. */
export async function sendAlbum(
  api: Api,
  target: Target,
  caption: string,
  files: readonly OutboundFile[],
  kind: AlbumKind,
): Promise<unknown> {
  const captioned = kind === "visual" ? 0 : files.length - 1;
  const items = await Promise.all(files.map(async (file, index) => ({
    media: await inputOf(file),
    ...(index === captioned ? captionOf(caption) : {}),
    video: shapeOf(file) === "video",
  })));
  const { chat } = target;
  const other = replyOf(target);
  if (kind === "audio") return api.sendMediaGroup(chat, items.map(audioItem), other);
  if (kind === "document") return api.sendMediaGroup(chat, items.map(documentItem), other);
  return api.sendMediaGroup(chat, items.map(visualItem), other);
}

interface Item {
  readonly media: InputFile;
  readonly caption?: string;
  readonly video: boolean;
}

function audioItem({ media, caption }: Item) {
  return { type: "audio" as const, media, caption };
}

function documentItem({ media, caption }: Item) {
  return { type: "document" as const, media, caption, disable_content_type_detection: true };
}

function visualItem({ media, caption, video }: Item) {
  return video ? { type: "video" as const, media, caption } : { type: "photo" as const, media, caption };
}

function captionOf(text: string): { caption?: string } {
  return text === "" ? {} : { caption: text };
}

function replyOf({ replyTo }: Target) {
  if (replyTo === undefined) return {};
  return { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } };
}

/** The client writes the name into the header as it is, and unquoted: spaces and semicolons would cut it. */
async function inputOf(file: OutboundFile): Promise<InputFile> {
  const name = file.name.toWellFormed().replace(/[\p{Cc}\\/";]/gu, "_");
  return new InputFile(await file.read(), name === "" ? undefined : `"${name}"`);
}
