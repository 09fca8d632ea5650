import type { FileRules, Ready } from "@/lib/channels/capabilities/capability.ts";
import { CHAT_PARTS, DAY_HOURS, KB, MB } from "@/lib/channels/capabilities/units.ts";

// Bot API: sendMessage.text 1–4096, caption 0–1024, after entities parsing, in UTF-16 code units.
const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;
// Bot API, "Sending files": photos 10 MB, other files 50 MB.
const PHOTO_BYTES = 10 * MB;
const FILE_BYTES = 50 * MB;
// Stickers guide: 512 KB; common knowledge, not in the Bot API reference.
const STICKER_BYTES = 512 * KB;
// Bot API: getFile hands out up to 20 MB.
const DOWNLOAD_BYTES = 20 * MB;
// Bot API: sendMediaGroup takes 2–10 items.
const ALBUM_FILES = 10;
// Bots FAQ: about 30 messages a second over all chats.
const SENDS_PER_SECOND = 30;
// editMessageText names no limit for a bot's own text: two days is our choice, as for deletion.
const EDIT_HOURS = 2 * DAY_HOURS;

const VOICE = ["audio/ogg", "audio/opus"];
const MUSIC = ["audio/mpeg", "audio/mp3", "audio/mp4", "audio/m4a", "audio/x-m4a"];

const send: FileRules = {
  image: {
    maxBytes: PHOTO_BYTES,
    types: ["image/jpeg", "image/png", "image/webp", "image/gif"],
    otherwise: "file",
  },
  audio: { maxBytes: FILE_BYTES, types: [...VOICE, ...MUSIC], otherwise: "file" },
  video: { maxBytes: FILE_BYTES, types: ["video/mp4"], otherwise: "file" },
  file: { maxBytes: FILE_BYTES, types: [] },
  sticker: { maxBytes: STICKER_BYTES, types: ["image/webp", "video/webm", "application/x-tgsticker"] },
};

/** Telegram bots (Bot API 10.2). */
export const telegram: Ready = {
  platform: "telegram",
  label: "Telegram",
  colour: "#229ed9",
  mark: "M4.2 8 11.6 4.9 10.2 11.3 7.6 9.3M7.6 9.3 11.6 4.9",
  availability: "ready",
  credentials: [{ name: "token", secret: true, pattern: "^\\d+:\\S+$" }],
  section: { default: "chat", choice: false },
  kinds: ["direct"],
  text: { direct: { limit: TEXT_LIMIT, unit: "utf16", maxParts: CHAT_PARTS } },
  caption: { limit: CAPTION_LIMIT, unit: "utf16", maxParts: 1 },
  captionKinds: ["image", "audio", "video", "file"],
  send,
  filesPerMessage: ALBUM_FILES,
  // sendMediaGroup: photos with videos, documents with documents, audio with audio. A GIF is an
  // animation and a voice message is no audio: both go alone.
  albums: [
    { kinds: ["image", "video"], except: ["image/gif"] },
    { kinds: ["file"] },
    { kinds: ["audio"], except: VOICE },
  ],
  receiveMaxBytes: DOWNLOAD_BYTES,
  receive: ["image", "audio", "video", "file", "sticker", "location", "contact"],
  reports: ["edits", "reactions"],
  writeFirst: "no",
  dedupesSends: false,
  receipts: [],
  replies: true,
  editHours: EDIT_HOURS,
  nativeReplies: false,
  tags: {},
  sendsPerSecond: SENDS_PER_SECOND,
  csi: "buttons",
  webhook: "automatic",
};
