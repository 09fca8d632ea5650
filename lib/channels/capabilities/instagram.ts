import type { FileRules, Ready } from "@/lib/channels/capabilities/capability.ts";
import { CHAT_PARTS, DAY_HOURS, MB, PUBLIC_PARTS } from "@/lib/channels/capabilities/units.ts";

// Instagram messaging, "Send a message": UTF-8, at most 1000 bytes.
const TEXT_BYTES = 1000;
// The app's own limit; common knowledge, the API guide names none today (300 in 2014).
const COMMENT_LIMIT = 2200;
// Instagram messaging, "Attachment upload": images 8 MB; audio, video and PDF 25 MB.
const IMAGE_BYTES = 8 * MB;
const MEDIA_BYTES = 25 * MB;
// Messenger Platform windows, which hold for Instagram as well.
const WINDOW_HOURS = DAY_HOURS;
const HUMAN_WINDOW_HOURS = 7 * DAY_HOURS;
const PRIVATE_REPLY_HOURS = 7 * DAY_HOURS;
// Instagram messaging rate limits: 300 a second for text, 10 for audio and video.
const SENDS_PER_SECOND = 10;

const AUDIO = ["audio/aac", "audio/mp4", "audio/m4a", "audio/x-m4a", "audio/wav", "audio/x-wav"];
const AVI = ["video/vnd.avi", "video/x-msvideo"];
const VIDEO = ["video/mp4", "video/ogg", ...AVI, "video/quicktime", "video/webm"];

const direct: FileRules = {
  image: { maxBytes: IMAGE_BYTES, types: ["image/jpeg", "image/png", "image/gif"] },
  audio: { maxBytes: MEDIA_BYTES, types: AUDIO },
  video: { maxBytes: MEDIA_BYTES, types: VIDEO },
  file: { maxBytes: MEDIA_BYTES, types: ["application/pdf"] },
};

/** Instagram: Direct, comments and mentions (Instagram Platform). */
export const instagram: Ready = {
  platform: "instagram",
  label: "Instagram",
  colour: "#d62976",
  mark:
    "M5 6.2A1.2 1.2 0 0 1 6.2 5h3.6A1.2 1.2 0 0 1 11 6.2v3.6A1.2 1.2 0 0 1 9.8 11H6.2A1.2 1.2 0 0 1 5 9.8ZM8 8h.01",
  availability: "ready",
  credentials: [
    { name: "token", secret: true, pattern: "^\\S+$" },
    { name: "appSecret", secret: true, pattern: "^\\S+$" },
    { name: "verifyToken", secret: true },
  ],
  section: { default: "chat", choice: false },
  kinds: ["direct", "comment", "mention"],
  text: {
    direct: { limit: TEXT_BYTES, unit: "bytes", maxParts: CHAT_PARTS },
    comment: { limit: COMMENT_LIMIT, unit: "utf16", maxParts: PUBLIC_PARTS },
    mention: { limit: COMMENT_LIMIT, unit: "utf16", maxParts: PUBLIC_PARTS },
  },
  send: direct,
  sendPublic: {},
  filesPerMessage: 1,
  privateReply: { hours: PRIVATE_REPLY_HOURS, kinds: ["comment"] },
  receive: ["image", "audio", "video", "file"],
  reports: ["edits", "deletions", "reactions"],
  writeFirst: "no",
  replyWindowHours: WINDOW_HOURS,
  humanWindowHours: HUMAN_WINDOW_HOURS,
  dedupesSends: false,
  receipts: ["read"],
  replies: false,
  nativeReplies: true,
  tags: {},
  sendsPerSecond: SENDS_PER_SECOND,
  csi: "buttons",
  webhook: "guide",
};
