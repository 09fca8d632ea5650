import { lineAttachment, type Media } from "@/lib/sandbox/attachments.ts";
import type { LineAttachment } from "@/lib/sandbox/conversations.ts";
import { hashOf, keepMedia, mediaUrl } from "@/lib/sandbox/whatsapp/media.ts";
import type { WaNumber, WhatsappWorld } from "@/lib/sandbox/whatsapp/state.ts";

/** A message's type with what belongs to it, and how the phone shows it. */
export interface Said {
  readonly content: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly attachments: readonly LineAttachment[];
}

export function words(text: string): Said {
  return { content: { type: "text", text: { body: text } }, text, attachments: [] };
}

const TYPES = {
  photo: "image",
  video: "video",
  video_note: "video",
  animation: "video",
  voice: "audio",
  audio: "audio",
  document: "document",
  sticker: "sticker",
} as const;

/** Can the text stand in the same message? */
export function takesCaption({ kind }: Media): boolean {
  return kind === "photo" || kind === "video" || kind === "animation" || kind === "document";
}

/** What a person attaches (https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages). */
export function shown(world: WhatsappWorld, number: WaNumber, media: Media, text: string): Said {
  const attachments = [lineAttachment(world.core.files, media)];
  if (!("file" in media)) return { content: placeOrCard(media), text, attachments };
  const type = TYPES[media.kind];
  const { file, kind } = media;
  const isVoice = kind === "voice";
  const mimeType = isVoice ? "audio/ogg; codecs=opus" : file.contentType;
  const { id } = keepMedia(world, number, file, { mimeType });
  const part = {
    ...(text !== "" && { caption: text }),
    ...(type === "document" && { filename: file.name }),
    mime_type: mimeType,
    sha256: hashOf(file),
    id,
    url: mediaUrl(world, id),
    ...(type === "audio" && { voice: isVoice }),
    ...(type === "sticker" && { animated: false }),
  };
  return { content: { type, [type]: part }, text, attachments };
}

function placeOrCard(media: Exclude<Media, { file: unknown }>): Record<string, unknown> {
  if (media.kind === "location") {
    const { latitude, longitude } = media;
    return {
      type: "location",
      location: { latitude, longitude, name: "Мастерская", address: "Садовая, 12" },
    };
  }
  const { phone, firstName } = media;
  const card = {
    name: { first_name: firstName, formatted_name: firstName },
    phones: [{ phone, wa_id: phone.replaceAll(/\D/g, ""), type: "CELL" }],
  };
  return { type: "contacts", contacts: [card] };
}
