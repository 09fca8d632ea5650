import type { FileRules, Ready } from "@/lib/channels/capabilities/capability.ts";
import { CHAT_PARTS, MB, PUBLIC_PARTS } from "@/lib/channels/capabilities/units.ts";

// X API, direct messages: 10,000 characters by third-party code; the v2 reference names none.
const DIRECT_LIMIT = 10_000;
// "Counting characters": 280 weighted.
const POST_LIMIT = 280;
// Media best practices: image 5 MB, GIF 15 MB, video 512 MB.
const IMAGE_BYTES = 5 * MB;
const GIF_BYTES = 15 * MB;
const VIDEO_BYTES = 512 * MB;
// One attachment in a direct message, four pictures in a post.
const FILES_PER_DIRECT = 1;
const FILES_PER_POST = 4;
// Rate limits: 15 direct messages in 15 minutes for one user.
const DIRECT_SENDS = 15;
const DIRECT_SENDS_SECONDS = 15 * 60;
// A further comment on a post belongs to what was said under it, however long ago: a hundred years.
const REOPENS_DAYS = 36_500;

const media: FileRules = {
  image: {
    maxBytes: IMAGE_BYTES,
    maxBytesByType: { "image/gif": GIF_BYTES },
    types: ["image/jpeg", "image/png", "image/webp", "image/gif"],
  },
  video: { maxBytes: VIDEO_BYTES, types: ["video/mp4"] },
};

/** X, formerly Twitter: direct messages, mentions and replies (X API v2). */
export const twitter: Ready = {
  platform: "twitter",
  label: "X (Twitter)",
  colour: "#0f1419",
  mark: "M5 4.8 11 11.2M11 4.8 5 11.2",
  availability: "ready",
  credentials: [
    { name: "consumerKey", secret: true, pattern: "^\\S+$" },
    { name: "consumerSecret", secret: true, pattern: "^\\S+$" },
    { name: "accessToken", secret: true, pattern: "^\\S+$" },
    { name: "accessTokenSecret", secret: true, pattern: "^\\S+$" },
  ],
  section: { default: "requests", choice: true },
  kinds: ["direct", "mention", "comment"],
  text: {
    direct: { limit: DIRECT_LIMIT, unit: "utf16", maxParts: CHAT_PARTS },
    mention: { limit: POST_LIMIT, unit: "weighted", maxParts: PUBLIC_PARTS },
    comment: { limit: POST_LIMIT, unit: "weighted", maxParts: PUBLIC_PARTS },
  },
  caption: { limit: DIRECT_LIMIT, unit: "utf16", maxParts: 1 },
  send: media,
  sendPublic: media,
  filesPerMessage: FILES_PER_DIRECT,
  filesPerPublic: FILES_PER_POST,
  albums: [{ kinds: ["image"], except: ["image/gif"] }],
  receive: ["image", "video"],
  // A changed post comes as a new version of it; direct messages cannot be changed.
  reports: ["edits", "deletions"],
  writeFirst: "allowed",
  dedupesSends: false,
  receipts: ["read"],
  replies: false,
  nativeReplies: true,
  reopens: { mention: REOPENS_DAYS, comment: REOPENS_DAYS },
  tags: { direct: "Twitter: Личное", mention: "Twitter:Упоминание" },
  sendsPerSecond: DIRECT_SENDS / DIRECT_SENDS_SECONDS,
  csi: "link",
  webhook: "automatic",
};
