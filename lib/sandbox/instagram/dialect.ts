import type { Media } from "@/lib/sandbox/attachments.ts";
import type { StoredFile } from "@/lib/sandbox/files.ts";
import { invalid } from "@/lib/sandbox/graph/errors.ts";
import { randomText } from "@/lib/sandbox/graph/ids.ts";
import { fileAttachment } from "@/lib/sandbox/graph/outgoing.ts";
import type { Dialect, MetaAttachment, MetaWorld } from "@/lib/sandbox/graph/state.ts";

/** UTF-8 bytes. */
const MAX_TEXT = 1000;
const MB = 1024 * 1024;

/** Instagram's own ways: no receipts of delivery, echoes without any mark of the sender, files by address alone. */
export const direct: Dialect = {
  scope: "instagram_business_manage_messages",
  fields: { echoes: "messages", reads: "messaging_seen", edits: "message_edit" },
  uploads: false,
  tellsDeletion: true,
  windowSubcode: 2534022,
  mid: () => `aWdfZAG1faXRlbToxOklH${randomText(70)}`,
  checkText: (text) => {
    if (new TextEncoder().encode(text).length <= MAX_TEXT) return;
    throw invalid(`Length of param message[text] must be less than or equal to ${MAX_TEXT} bytes`);
  },
  checkFile,
  echo: () => ({}),
  read: ({ mid }) => ({ read: { mid } }),
  attach,
};

interface Rule {
  readonly bytes: number;
  readonly types: readonly string[];
}

/** https://developers.facebook.com/documentation/business-messaging/instagram-messaging/features/attachment-upload */
const RULES: Readonly<Record<string, Rule>> = {
  image: { bytes: 8 * MB, types: ["image/jpeg", "image/png", "image/gif"] },
  audio: {
    bytes: 25 * MB,
    types: ["audio/aac", "audio/mp4", "audio/m4a", "audio/x-m4a", "audio/wav", "audio/x-wav"],
  },
  video: {
    bytes: 25 * MB,
    types: ["video/mp4", "video/ogg", "video/vnd.avi", "video/x-msvideo", "video/quicktime", "video/webm"],
  },
  file: { bytes: 25 * MB, types: ["application/pdf"] },
};

function checkFile(type: string, { contentType, size }: StoredFile): void {
  const rule = RULES[type];
  if (!rule) {
    throw invalid(`Param message[attachment][type] must be one of {${Object.keys(RULES).join(", ")}}`);
  }
  if (size > rule.bytes) throw invalid("Attachment size exceeds allowable limit", 2534067);
  if (!rule.types.includes(contentType)) {
    throw invalid(`Upload attachment failure: ${contentType} is not supported for ${type}`, 2534067);
  }
}

const TYPES: Readonly<Record<string, string>> = {
  photo: "image",
  video: "video",
  video_note: "video",
  voice: "audio",
  audio: "audio",
  document: "file",
};

/** Stickers, GIFs, places and contacts are not shown to the API. */
function attach(world: MetaWorld, media: Media): MetaAttachment | null {
  const type = TYPES[media.kind];
  if (!type || !("file" in media)) return null;
  const attachment = fileAttachment(world, type, media.file);
  return { ...attachment, shown: { ...attachment.shown, kind: media.kind } };
}
