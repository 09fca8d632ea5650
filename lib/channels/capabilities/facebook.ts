import type { FileRule, Ready } from "@/lib/channels/capabilities/capability.ts";
import { CHAT_PARTS, DAY_HOURS, MB, PUBLIC_PARTS } from "@/lib/channels/capabilities/units.ts";

// The help desk's customary limit: a reserve below the platform's.
const TEXT_LIMIT = 1986;
// Send API: 2000 characters; common knowledge, the reference page does not show the number.
const TEXT_HARD_LIMIT = 2000;
// Pages API names no limit for comments; 8000 is common knowledge.
const COMMENT_LIMIT = 8000;
// Send API, attachments: 25 MB a file.
const FILE_BYTES = 25 * MB;
// Pages API: one attachment_url a comment.
const FILES_PER_COMMENT = 1;
// Messenger Platform, standard messaging window and HUMAN_AGENT tag.
const WINDOW_HOURS = DAY_HOURS;
const HUMAN_WINDOW_HOURS = 7 * DAY_HOURS;
// Private replies: once, within 7 days.
const PRIVATE_REPLY_HOURS = 7 * DAY_HOURS;
// Send API rate limits: 300 a second for text, 10 for audio and video; the smaller one is safe.
const SENDS_PER_SECOND = 10;

const file: FileRule = { maxBytes: FILE_BYTES, types: [] };
const image: FileRule = { maxBytes: FILE_BYTES, types: ["image/jpeg", "image/png", "image/gif"] };

/** Facebook pages: Messenger and comments (Messenger Platform, Pages API). */
export const facebook: Ready = {
  platform: "facebook",
  label: "Facebook",
  colour: "#0866ff",
  mark: "M10.2 4.4H9.4C8.3 4.4 7.8 5 7.8 6v6M6.2 7.8h3.4",
  availability: "ready",
  credentials: [
    { name: "pageToken", secret: true, pattern: "^\\S+$" },
    { name: "appSecret", secret: true, pattern: "^\\S+$" },
    { name: "verifyToken", secret: true },
  ],
  section: { default: "requests", choice: true },
  kinds: ["direct", "comment"],
  text: {
    direct: { limit: TEXT_LIMIT, unit: "utf16", maxParts: CHAT_PARTS, hard: TEXT_HARD_LIMIT },
    comment: { limit: COMMENT_LIMIT, unit: "utf16", maxParts: PUBLIC_PARTS },
  },
  send: { image: { ...image, otherwise: "file" }, audio: file, video: file, file },
  sendPublic: { image },
  filesPerMessage: 1,
  filesPerPublic: FILES_PER_COMMENT,
  privateReply: { hours: PRIVATE_REPLY_HOURS, kinds: ["comment"] },
  receive: ["image", "audio", "video", "file", "sticker", "location"],
  reports: ["edits", "reactions"],
  writeFirst: "no",
  replyWindowHours: WINDOW_HOURS,
  humanWindowHours: HUMAN_WINDOW_HOURS,
  dedupesSends: false,
  receipts: ["delivered", "read"],
  // message.reply_to; common knowledge, not on the reference page.
  replies: true,
  nativeReplies: true,
  tags: {},
  sendsPerSecond: SENDS_PER_SECOND,
  csi: "buttons",
  csiNeeds: { section: "chat" },
  webhook: "guide",
};
