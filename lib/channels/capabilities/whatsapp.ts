import type { FileRules, Ready } from "@/lib/channels/capabilities/capability.ts";
import { CHAT_PARTS, DAY_HOURS, KB, MB } from "@/lib/channels/capabilities/units.ts";

// Cloud API: text.body 4096, caption 1024; third-party code and common knowledge.
const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;
// Cloud API, media: image 5 MB, audio and video 16 MB, document 100 MB, sticker 100 KB (animated 500).
const IMAGE_BYTES = 5 * MB;
const MEDIA_BYTES = 16 * MB;
const DOCUMENT_BYTES = 100 * MB;
const STICKER_BYTES = 100 * KB;
// Cloud API, interactive messages: three reply buttons, or a list of ten.
const CHOICES_AT_ONCE = 3;
// Customer service window.
const WINDOW_HOURS = DAY_HOURS;
// Cloud API throughput: 80 messages a second for a number.
const SENDS_PER_SECOND = 80;

const AUDIO = ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp3", "audio/mp4", "audio/m4a", "audio/ogg"];

const send: FileRules = {
  image: { maxBytes: IMAGE_BYTES, types: ["image/jpeg", "image/png"], otherwise: "file" },
  audio: { maxBytes: MEDIA_BYTES, types: AUDIO, otherwise: "file" },
  video: { maxBytes: MEDIA_BYTES, types: ["video/mp4", "video/3gpp"], otherwise: "file" },
  file: { maxBytes: DOCUMENT_BYTES, types: [] },
  sticker: { maxBytes: STICKER_BYTES, types: ["image/webp"] },
};

/** WhatsApp (Cloud API). */
export const whatsapp: Ready = {
  platform: "whatsapp",
  label: "WhatsApp",
  colour: "#25d366",
  mark: "M4.2 5.4 6 10.8 8 6.6 10 10.8 11.8 5.4",
  availability: "ready",
  credentials: [
    { name: "token", secret: true, pattern: "^\\S+$" },
    { name: "phoneNumberId", secret: false, pattern: "^\\d+$" },
    { name: "businessAccountId", secret: false, pattern: "^\\d+$" },
    { name: "appSecret", secret: true, pattern: "^\\S+$" },
    { name: "verifyToken", secret: true },
  ],
  section: { default: "chat", choice: false },
  kinds: ["direct"],
  text: { direct: { limit: TEXT_LIMIT, unit: "utf16", maxParts: CHAT_PARTS } },
  caption: { limit: CAPTION_LIMIT, unit: "utf16", maxParts: 1 },
  captionKinds: ["image", "video", "file"],
  send,
  filesPerMessage: 1,
  receive: ["image", "audio", "video", "file", "sticker", "location", "contact"],
  reports: ["edits", "deletions", "reactions"],
  writeFirst: "template",
  replyWindowHours: WINDOW_HOURS,
  dedupesSends: false,
  receipts: ["delivered", "read"],
  replies: true,
  // Only a number that also lives in the phone app has native answers, and those come to us.
  nativeReplies: true,
  tags: {},
  sendsPerSecond: SENDS_PER_SECOND,
  csi: "buttons",
  csiAtOnce: CHOICES_AT_ONCE,
  webhook: "guide",
};
