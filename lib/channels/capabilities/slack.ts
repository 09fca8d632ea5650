import type { FileRule, Ready } from "@/lib/channels/capabilities/capability.ts";
import { CHAT_PARTS, DAY_HOURS, GB, PUBLIC_PARTS } from "@/lib/channels/capabilities/units.ts";

// chat.postMessage: keep to 4000 characters; cut off at 40,000.
const TEXT_LIMIT = 4000;
const TEXT_HARD_LIMIT = 40_000;
// Files up to 1 GB; common knowledge, not in the method's reference.
const FILE_BYTES = 1 * GB;
// files.completeUploadExternal takes a list without a published end: ten is our own choice.
const FILES_PER_MESSAGE = 10;
// chat.postMessage: about one a second in a channel.
const SENDS_PER_SECOND = 1;
// chat.update names no limit: a day is our own choice.
const EDIT_HOURS = DAY_HOURS;

const any: FileRule = { maxBytes: FILE_BYTES, types: [] };

/** Slack: direct messages to an app, and threads of the channels that it was invited to (Web API, Events API). */
export const slack: Ready = {
  platform: "slack",
  label: "Slack",
  colour: "#4a154b",
  mark: "M6.8 4.6 6.2 11.4M9.8 4.6 9.2 11.4M4.7 6.8h6.9M4.4 9.2h6.9",
  availability: "ready",
  credentials: [
    { name: "botToken", secret: true, pattern: "^\\S+$" },
    { name: "signingSecret", secret: true, pattern: "^\\S+$" },
  ],
  section: { default: "chat", choice: false },
  kinds: ["direct", "discussion"],
  text: {
    direct: { limit: TEXT_LIMIT, unit: "utf16", maxParts: CHAT_PARTS, hard: TEXT_HARD_LIMIT },
    discussion: { limit: TEXT_LIMIT, unit: "utf16", maxParts: PUBLIC_PARTS, hard: TEXT_HARD_LIMIT },
  },
  // initial_comment of the upload.
  caption: { limit: TEXT_LIMIT, unit: "utf16", maxParts: 1, hard: TEXT_HARD_LIMIT },
  send: { image: any, audio: any, video: any, file: any },
  filesPerMessage: FILES_PER_MESSAGE,
  receive: ["image", "audio", "video", "file"],
  reports: ["edits", "deletions"],
  // conversations.open would allow it; in this product the customer begins.
  writeFirst: "no",
  dedupesSends: false,
  receipts: [],
  // An answer goes into the thread of the quoted message.
  replies: true,
  editHours: EDIT_HOURS,
  nativeReplies: false,
  tags: {},
  sendsPerSecond: SENDS_PER_SECOND,
  csi: "buttons",
  webhook: "guide",
};
