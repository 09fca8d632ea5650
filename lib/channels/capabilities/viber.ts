import type { FileRules, Ready } from "@/lib/channels/capabilities/capability.ts";
import { CHAT_PARTS, MB } from "@/lib/channels/capabilities/units.ts";

// REST bot API, send_message: text up to 7000 characters.
const TEXT_LIMIT = 7000;
// Creators' documentation: 768 beside a picture; other pages say 512 and 120.
const CAPTION_LIMIT = 768;
// REST bot API: a picture of 1 MB shows on every phone (3 MB on Android alone).
const PICTURE_BYTES = 1 * MB;
const VIDEO_BYTES = 26 * MB;
const FILE_BYTES = 50 * MB;
// The platform publishes no rate for single messages: our own careful choice.
const SENDS_PER_SECOND = 10;

// REST bot API, "forbidden file formats", the common ones.
const FORBIDDEN = [".exe", ".apk", ".bat", ".cmd", ".com", ".msi", ".scr", ".jar", ".vbs", ".js", ".ps1"];

const send: FileRules = {
  image: { maxBytes: PICTURE_BYTES, types: ["image/jpeg", "image/png", "image/gif"], otherwise: "file" },
  // No audio type exists: a sound travels as a file.
  audio: { maxBytes: FILE_BYTES, types: [], as: "file" },
  video: { maxBytes: VIDEO_BYTES, types: ["video/mp4"], otherwise: "file" },
  file: { maxBytes: FILE_BYTES, types: [], except: FORBIDDEN },
};

/** Viber bots (REST bot API). */
export const viber: Ready = {
  platform: "viber",
  label: "Viber",
  colour: "#7360f2",
  mark: "M4.8 5 8 11 11.2 5",
  availability: "ready",
  credentials: [{ name: "token", secret: true, pattern: "^\\S+$" }],
  section: { default: "chat", choice: false },
  kinds: ["direct"],
  text: { direct: { limit: TEXT_LIMIT, unit: "utf16", maxParts: CHAT_PARTS } },
  caption: { limit: CAPTION_LIMIT, unit: "utf16", maxParts: 1 },
  captionKinds: ["image"],
  send,
  filesPerMessage: 1,
  receive: ["image", "video", "file", "sticker", "location", "contact"],
  reports: [],
  writeFirst: "no",
  dedupesSends: false,
  receipts: ["delivered", "read"],
  replies: false,
  nativeReplies: false,
  tags: {},
  sendsPerSecond: SENDS_PER_SECOND,
  csi: "buttons",
  webhook: "automatic",
};
