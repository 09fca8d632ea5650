import type { FileRule, Soon } from "@/lib/channels/capabilities/capability.ts";
import { MB } from "@/lib/channels/capabilities/units.ts";

// No standard limits the body: our own choice, far above any letter.
const TEXT_LIMIT = 200_000;
// Servers commonly take 25 MB a letter, and base64 adds 37 %.
const FILE_BYTES = 18 * MB;
const FILES_PER_LETTER = 20;
// Mail providers differ: our own careful choice.
const SENDS_PER_SECOND = 5;

const any: FileRule = { maxBytes: FILE_BYTES, types: [] };

/** E-mail: letters in by a provider's webhook, out by SMTP (RFC 5321, RFC 5322). */
export const email: Soon = {
  platform: "email",
  label: "E-mail",
  labelRu: "Почта",
  colour: "#5f6b7a",
  mark: "M4.4 5.6h7.2v4.8H4.4ZM4.6 5.9 8 8.6l3.4-2.7",
  availability: "soon",
  credentials: [
    { name: "address", secret: false, pattern: "^\\S+@\\S+$" },
    { name: "smtpHost", secret: false, pattern: "^\\S+$" },
    { name: "smtpPort", secret: false, pattern: "^\\d{1,5}$" },
    { name: "smtpUser", secret: false },
    { name: "smtpPassword", secret: true },
    { name: "inboundKey", secret: true },
  ],
  section: { default: "requests", choice: false },
  kinds: ["direct"],
  text: { direct: { limit: TEXT_LIMIT, unit: "codepoints", maxParts: 1 } },
  caption: { limit: TEXT_LIMIT, unit: "codepoints", maxParts: 1 },
  send: { image: any, audio: any, video: any, file: any },
  filesPerMessage: FILES_PER_LETTER,
  receive: ["image", "audio", "video", "file"],
  reports: [],
  writeFirst: "yes",
  dedupesSends: false,
  receipts: [],
  replies: true,
  nativeReplies: false,
  tags: {},
  sendsPerSecond: SENDS_PER_SECOND,
  csi: "link",
  webhook: "guide",
};
