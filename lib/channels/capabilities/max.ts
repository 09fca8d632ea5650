import type { FileRules, Ready } from "@/lib/channels/capabilities/capability.ts";
import { CHAT_PARTS, DAY_HOURS, GB, MB } from "@/lib/channels/capabilities/units.ts";

// MAX Bot API: NewMessageBody.text up to 4000 characters.
const TEXT_LIMIT = 4000;
// MAX Bot API, uploads: image 50 MB, video 250 MB, audio 256 MB, file 4 GB.
const IMAGE_BYTES = 50 * MB;
const VIDEO_BYTES = 250 * MB;
const AUDIO_BYTES = 256 * MB;
const FILE_BYTES = 4 * GB;
// The schema names no number of attachments: ten is our own choice.
const FILES_PER_MESSAGE = 10;
// PUT /messages: in a dialog for 7 days.
const EDIT_HOURS = 7 * DAY_HOURS;
// MAX Bot API: 30 requests a second.
const CALLS_PER_SECOND = 30;

// Schema of July 2026, uploads: other extensions are refused with "File extension is forbidden".
const IMAGE = ["image/jpeg", "image/png", "image/gif", "image/tiff", "image/bmp", "image/heic"];
const VIDEO = ["video/mp4", "video/quicktime", "video/matroska", "video/x-matroska", "video/webm"];

const send: FileRules = {
  image: { maxBytes: IMAGE_BYTES, types: IMAGE, otherwise: "file" },
  audio: { maxBytes: AUDIO_BYTES, types: [], otherwise: "file" },
  video: { maxBytes: VIDEO_BYTES, types: VIDEO, otherwise: "file" },
  file: { maxBytes: FILE_BYTES, types: [] },
};

/** MAX bots (dev.max.ru, schema of July 2026). */
export const max: Ready = {
  platform: "max",
  label: "MAX",
  colour: "#4457ff",
  mark: "M4.4 11V5.2L8 9l3.6-3.8V11",
  availability: "ready",
  credentials: [{ name: "token", secret: true, pattern: "^\\S+$" }],
  section: { default: "chat", choice: false },
  kinds: ["direct"],
  text: { direct: { limit: TEXT_LIMIT, unit: "utf16", maxParts: CHAT_PARTS } },
  caption: { limit: TEXT_LIMIT, unit: "utf16", maxParts: 1 },
  send,
  filesPerMessage: FILES_PER_MESSAGE,
  // "file" must be the only attachment of its message.
  albums: [{ kinds: ["image", "video"] }],
  receive: ["image", "audio", "video", "file", "sticker", "location", "contact"],
  reports: ["edits", "deletions"],
  writeFirst: "no",
  dedupesSends: false,
  receipts: [],
  replies: true,
  editHours: EDIT_HOURS,
  nativeReplies: false,
  tags: {},
  sendsPerSecond: CALLS_PER_SECOND,
  csi: "buttons",
  webhook: "automatic",
};
