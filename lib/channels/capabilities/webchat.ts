import type { FileRule, Ready } from "@/lib/channels/capabilities/capability.ts";
import { CHAT_PARTS, MB } from "@/lib/channels/capabilities/units.ts";

// The web chat is our own: every number here is our own choice.
const TEXT_LIMIT = 10_000;
const FILE_BYTES = 25 * MB;
const FILES_PER_MESSAGE = 10;
const SENDS_PER_SECOND = 100;

const any: FileRule = { maxBytes: FILE_BYTES, types: [] };

/** The chat on the customer's own site. */
export const webchat: Ready = {
  platform: "webchat",
  label: "Web chat",
  labelRu: "Чат на сайте",
  colour: "#0b7a6f",
  mark: "M5.7 10.3 4.8 11.8V5.9A1.1 1.1 0 0 1 5.9 4.8h4.2a1.1 1.1 0 0 1 1.1 1.1v3.3a1.1 1.1 0 0 1-1.1 1.1Z",
  availability: "ready",
  credentials: [],
  section: { default: "chat", choice: false },
  kinds: ["direct"],
  text: { direct: { limit: TEXT_LIMIT, unit: "codepoints", maxParts: CHAT_PARTS } },
  caption: { limit: TEXT_LIMIT, unit: "codepoints", maxParts: 1 },
  send: { image: any, audio: any, video: any, file: any },
  filesPerMessage: FILES_PER_MESSAGE,
  receiveMaxBytes: FILE_BYTES,
  receive: ["image", "audio", "video", "file"],
  reports: [],
  writeFirst: "no",
  dedupesSends: true,
  receipts: ["delivered", "read"],
  replies: true,
  nativeReplies: false,
  tags: {},
  sendsPerSecond: SENDS_PER_SECOND,
  csi: "buttons",
  webhook: "none",
};
