import type { FileRule, FileRules, Ready } from "@/lib/channels/capabilities/capability.ts";
import { CHAT_PARTS, MB, PUBLIC_PARTS } from "@/lib/channels/capabilities/units.ts";

// Error 914 comes from 4096 on in practice; the schema (messages.send.message) says maxLength 9000.
const TEXT_LIMIT = 4096;
const TEXT_HARD_LIMIT = 9000;
// VK publishes no limit for comments: the one of messages is kept until an account proves another.
const COMMENT_LIMIT = 4096;
// messages.send.attachment; common knowledge, not in the schema.
const FILES_PER_MESSAGE = 10;
// wall.createComment.attachments; common knowledge, not in the schema.
const FILES_PER_COMMENT = 2;
// Upload guide "Photo in a message": JPG, PNG, GIF up to 50 MB.
const PHOTO_BYTES = 50 * MB;
// Upload guide "Document": any type but MP3 and executables, up to 200 MB.
const DOCUMENT_BYTES = 200 * MB;
// Limits of API requests: 20 a second with a community token.
const CALLS_PER_SECOND = 20;
// Three quarters of those calls may go to a broadcast: the rest is for answers.
const BROADCAST_CALLS_PER_SECOND = 15;
// Each person's upload server, the upload itself, and the saving of it.
const CALLS_PER_FILE = 3;
// A community that is shown as there is expected to answer within so long.
const ONLINE_MINUTES = 5;
// messages.edit: for a day after sending.
const EDIT_HOURS = 24;
// The greeting of a community's first conversation.
const GREETING_LIMIT = 200;
// The client card is read anew this often.
const PROFILE_DAYS = 30;

const MP3 = ["audio/mpeg", "audio/mp3", "audio/mpeg3", "audio/x-mpeg-3", ".mp3"];
const EXECUTABLE = [".exe", ".com", ".bat", ".cmd", ".msi", ".scr", ".apk", ".jar"];
// Upload guide "Voice message": OGG with Opus. WAV is taken as a document.
const SOUND = ["audio/ogg", "audio/opus", "audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"];

const advice = { types: ["audio/*", ".mp3"], code: "file_voice_or_wav" } as const;

const sound: FileRule = { maxBytes: DOCUMENT_BYTES, types: SOUND, except: MP3, advice };
const document: FileRule = { maxBytes: DOCUMENT_BYTES, types: [], except: [...MP3, ...EXECUTABLE], advice };

// video.save needs a person's token, so a video travels as a document.
const direct: FileRules = {
  image: { maxBytes: PHOTO_BYTES, types: ["image/jpeg", "image/png", "image/gif"], otherwise: "file" },
  audio: sound,
  video: { ...document, as: "file" },
  file: document,
};

// photos.getWallUploadServer needs a person's token too: under a post everything is a document.
const underPost: FileRules = {
  image: { ...document, as: "file" },
  audio: { ...sound, as: "file" },
  video: { ...document, as: "file" },
  file: document,
};

/** VK, API 5.199 (dev.vk.com and its published schema). */
export const vk: Ready = {
  platform: "vk",
  label: "VK",
  labelRu: "ВКонтакте",
  colour: "#0077ff",
  mark: "M4.6 5.6 7.2 10.6 9.2 5.6M9.2 8h.4l1.9-2.4M9.6 8l2.1 2.6",
  availability: "ready",
  credentials: [{ name: "token", secret: true, pattern: "^\\S+$" }],
  section: { default: "chat", choice: true },
  kinds: ["direct", "comment", "discussion"],
  // board.createComment takes a person's token only: a discussion is read here and answered there.
  text: {
    direct: { limit: TEXT_LIMIT, unit: "utf16", maxParts: CHAT_PARTS, hard: TEXT_HARD_LIMIT },
    comment: { limit: COMMENT_LIMIT, unit: "utf16", maxParts: PUBLIC_PARTS },
  },
  caption: { limit: TEXT_LIMIT, unit: "utf16", maxParts: 1, hard: TEXT_HARD_LIMIT },
  // The apps show a voice message without text and company; common knowledge, not in the schema.
  captionKinds: ["image", "file"],
  send: direct,
  sendPublic: underPost,
  filesPerMessage: FILES_PER_MESSAGE,
  filesPerPublic: FILES_PER_COMMENT,
  albums: [{ kinds: ["image", "file"] }],
  receive: ["image", "audio", "video", "file", "sticker", "location"],
  reports: ["edits", "reactions"],
  writeFirst: "allowed",
  dedupesSends: true,
  receipts: ["read"],
  replies: true,
  editHours: EDIT_HOURS,
  nativeReplies: true,
  profileRefreshDays: PROFILE_DAYS,
  switches: ["photoComments", "videoComments", "chatBot"],
  greetingLimit: GREETING_LIMIT,
  onlineMinutes: ONLINE_MINUTES,
  // photos.createComment and video.createComment take a person's token only.
  readOnlyThreads: ["photo:", "video:"],
  broadcast: { callsPerSecond: BROADCAST_CALLS_PER_SECOND, callsPerFile: CALLS_PER_FILE },
  tags: { direct: "ВК:Личное", discussion: "ВК:Обсуждение" },
  sendsPerSecond: CALLS_PER_SECOND,
  csi: "buttons",
  // Keyboards belong to the community's chat bot: messages.send answers 912 without it.
  csiNeeds: { switch: "chatBot" },
  webhook: "automatic",
};
