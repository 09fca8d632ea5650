import type { Media } from "@/lib/sandbox/attachments.ts";
import type { StoredFile } from "@/lib/sandbox/files.ts";
import { invalid } from "@/lib/sandbox/graph/errors.ts";
import { randomText } from "@/lib/sandbox/graph/ids.ts";
import { fileAttachment } from "@/lib/sandbox/graph/outgoing.ts";
import type { Dialect, MetaAttachment, MetaWorld } from "@/lib/sandbox/graph/state.ts";

/** UTF-16 code units. */
const MAX_TEXT = 2000;
const MAX_FILE = 25 * 1024 * 1024;

/** Messenger's own ways. */
export const messenger: Dialect = {
  scope: "pages_messaging",
  fields: {
    echoes: "message_echoes",
    deliveries: "message_deliveries",
    reads: "message_reads",
    edits: "message_edits",
  },
  uploads: true,
  tellsDeletion: false,
  windowSubcode: 2018278,
  mid: () => `m_${randomText(86)}`,
  checkText: (text) => {
    if (text.length <= MAX_TEXT) return;
    throw invalid(`Length of param message[text] must be less than or equal to ${MAX_TEXT}`);
  },
  checkFile,
  echo: ({ app }, { from, metadata }) => ({
    // The page's inbox is an app as well, with an id of its own.
    app_id: from === "native" ? 263_902_037_430_900 : Number(app.id),
    ...(metadata !== undefined && { metadata }),
  }),
  read: ({ at }) => ({ read: { watermark: at } }),
  attach,
};

/** https://developers.facebook.com/docs/messenger-platform/send-messages#sending-attachments */
function checkFile(type: string, { contentType, size }: StoredFile): void {
  if (size > MAX_FILE) throw invalid("Attachment size exceeds allowable limit", 2018109);
  if (type === "file" || contentType.startsWith(`${type}/`)) return;
  throw invalid(`Upload attachment failure: ${contentType} is not of type ${type}`, 2018047);
}

const TYPES: Readonly<Record<string, string>> = {
  photo: "image",
  sticker: "image",
  video: "video",
  video_note: "video",
  animation: "video",
  voice: "audio",
  audio: "audio",
  document: "file",
};

/** @throws {RangeError} for a contact, which Messenger lacks */
function attach(world: MetaWorld, media: Media): MetaAttachment {
  if (media.kind === "location") return place(media);
  if (media.kind === "contact") {
    throw new RangeError("Could not attach a contact: Messenger has no such attachment");
  }
  const sticker = media.kind === "sticker";
  const more = sticker ? { sticker_id: 369_239_263_222_822 } : {};
  const attachment = fileAttachment(world, TYPES[media.kind] ?? "file", media.file, more);
  return { ...attachment, shown: { ...attachment.shown, kind: media.kind } };
}

function place({ latitude: lat, longitude: long }: Extract<Media, { kind: "location" }>): MetaAttachment {
  const shown = { kind: "location", name: `${lat}, ${long}`, size: 0 };
  return { type: "location", payload: { coordinates: { lat, long } }, shown };
}
