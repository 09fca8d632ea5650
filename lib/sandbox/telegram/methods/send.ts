import { badRequest } from "@/lib/sandbox/telegram/errors.ts";
import { findEntities, parseText } from "@/lib/sandbox/telegram/entities.ts";
import { inputFile } from "@/lib/sandbox/telegram/input.ts";
import { type FileKind, mediaFields } from "@/lib/sandbox/telegram/media.ts";
import type { Method, MethodCall } from "@/lib/sandbox/telegram/method.ts";
import { dialogueFor, lineAttachment, MAX_CAPTION, MAX_TEXT, post } from "@/lib/sandbox/telegram/outgoing.ts";

export const sendMethods: Readonly<Record<string, Method>> = {
  sendMessage,
  sendPhoto: (call) => sendFile(call, "photo"),
  sendDocument: (call) => sendFile(call, "document"),
  sendVideo: (call) => sendFile(call, "video"),
  sendAnimation: (call) => sendFile(call, "animation"),
  sendAudio: (call) => sendFile(call, "audio"),
  sendVoice: (call) => sendFile(call, "voice"),
  sendVideoNote: (call) => sendFile(call, "video_note"),
  sendSticker: (call) => sendFile(call, "sticker"),
  sendLocation,
  sendContact,
  sendChatAction,
};

function sendMessage(call: MethodCall) {
  const dialogue = dialogueFor(call);
  const { text, entities } = readText(call);
  const fields = { text, ...(entities.length > 0 && { entities }) };
  return post(call, dialogue, { text, fields });
}

/** The `text` parameter, parsed and within the limit. @throws {TelegramRefusal} */
export function readText({ params }: MethodCall) {
  const given = params.json("entities");
  const parsed = parseText((params.text("text") ?? "").trim(), params.text("parse_mode"));
  if (parsed.text.trim() === "") throw badRequest("message text is empty");
  if (parsed.text.length > MAX_TEXT) throw badRequest("message is too long");
  if (given.exists) return { text: parsed.text, entities: given.list.map((entity) => entity.value) };
  return { text: parsed.text, entities: [...parsed.entities, ...findEntities(parsed.text)] };
}

/** A caption with its entities, as fields of a message; {} without one. @throws {TelegramRefusal} */
export function captionFields(caption: string, mode: string | undefined): { caption?: string } {
  const parsed = parseText(caption.trim(), mode);
  if (parsed.text.length > MAX_CAPTION) throw badRequest("message caption is too long");
  if (parsed.text === "") return {};
  return { caption: parsed.text, ...(parsed.entities.length > 0 && { caption_entities: parsed.entities }) };
}

const UNCAPTIONED: readonly FileKind[] = ["sticker", "video_note"];

async function sendFile(call: MethodCall, wanted: FileKind) {
  const dialogue = dialogueFor(call);
  const file = await inputFile(call, wanted, wanted);
  const kind = wanted === "voice" ? voiceKind(file.bytes) : wanted;
  const caption = UNCAPTIONED.includes(kind)
    ? {}
    : captionFields(call.params.text("caption") ?? "", call.params.text("parse_mode"));
  return post(call, dialogue, {
    text: caption.caption ?? "",
    attachments: [lineAttachment(call.world, kind, file)],
    fields: { ...mediaFields(call.bot, { kind, file }), ...caption },
  });
}

/** Only Ogg shows as a voice message; what else is sent as one arrives as a file. */
function voiceKind(bytes: Uint8Array<ArrayBuffer>): FileKind {
  return new TextDecoder().decode(bytes.subarray(0, 4)) === "OggS" ? "voice" : "document";
}

function sendLocation(call: MethodCall) {
  const dialogue = dialogueFor(call);
  const latitude = Number(call.params.text("latitude") ?? NaN);
  const longitude = Number(call.params.text("longitude") ?? NaN);
  if (!(Math.abs(latitude) <= 90)) throw badRequest("wrong latitude specified");
  if (!(Math.abs(longitude) <= 180)) throw badRequest("wrong longitude specified");
  const attachments = [{ kind: "location", name: `${latitude}, ${longitude}`, size: 0 }];
  return post(call, dialogue, { text: "", attachments, fields: { location: { latitude, longitude } } });
}

function sendContact(call: MethodCall) {
  const dialogue = dialogueFor(call);
  const phone_number = call.params.text("phone_number");
  const first_name = call.params.text("first_name");
  if (!phone_number) throw badRequest("contact phone number is empty");
  if (!first_name) throw badRequest("contact first name is empty");
  const attachments = [{ kind: "contact", name: `${first_name}, ${phone_number}`, size: 0 }];
  return post(call, dialogue, { text: "", attachments, fields: { contact: { phone_number, first_name } } });
}

const ACTIONS = [
  "typing",
  "upload_photo",
  "record_video",
  "upload_video",
  "record_voice",
  "upload_voice",
  "upload_document",
  "choose_sticker",
  "find_location",
  "record_video_note",
  "upload_video_note",
];

function sendChatAction(call: MethodCall): true {
  const { profile } = dialogueFor(call);
  if (!ACTIONS.includes(call.params.text("action") ?? "")) {
    throw badRequest("wrong parameter action in request");
  }
  const conversation = `telegram:${call.bot.id}:${profile.id}`;
  call.world.core.feed.publish({ type: "typing", conversation });
  return true;
}
