import type { Peek } from "@/lib/channels/json.ts";
import { fileKind, lineAttachment } from "@/lib/sandbox/attachments.ts";
import type { Line } from "@/lib/sandbox/conversations.ts";
import { fetchFile } from "@/lib/sandbox/fetched.ts";
import type { StoredFile } from "@/lib/sandbox/files.ts";
import { invalid } from "@/lib/sandbox/graph/errors.ts";
import { refused } from "@/lib/sandbox/whatsapp/errors.ts";
import type { Said } from "@/lib/sandbox/whatsapp/inbound.ts";
import { mediaOf } from "@/lib/sandbox/whatsapp/media.ts";
import type { NumberCall } from "@/lib/sandbox/whatsapp/state.ts";
import { fill } from "@/lib/sandbox/whatsapp/template_send.ts";
import { checkFile } from "@/lib/sandbox/whatsapp/upload.ts";

/** What a call wants to be sent. */
export interface Outgoing extends Said {
  readonly buttons?: Line["buttons"];
  /** Of a template; absent: it needs an open window. */
  readonly category?: string;
}

/** UTF-16 code units. */
const MAX_TEXT = 4096;
const MAX_CAPTION = 1024;

const READERS: Readonly<Record<string, (call: NumberCall, part: Peek) => Outgoing | Promise<Outgoing>>> = {
  text: (_call, part) => textOf(part),
  template: ({ business }, part) => fill(business, part),
  interactive: (_call, part) => interactive(part),
  location: (_call, part) => place(part),
  image: (call, part) => file(call, "image", part),
  video: (call, part) => file(call, "video", part),
  audio: (call, part) => file(call, "audio", part),
  document: (call, part) => file(call, "document", part),
  sticker: (call, part) => file(call, "sticker", part),
};

/**
 * Reads a message by its type (https://developers.facebook.com/documentation/business-messaging/whatsapp/messages).
 * @throws {GraphRefusal}
 */
export async function readOutgoing(call: NumberCall): Promise<Outgoing> {
  const type = call.params.text("type") ?? "text";
  const read = READERS[type];
  if (!read) throw invalid(`Param type must be one of {${Object.keys(READERS).join(", ")}} - got "${type}".`);
  const part = call.params.json(type);
  if (!part.exists) throw refused(131008, `The parameter ${type} is required.`);
  return await read(call, part);
}

function textOf(part: Peek): Outgoing {
  const text = part.get("body").text ?? "";
  if (text.trim() === "") throw refused(131008, "The parameter text['body'] is required.");
  if (text.length > MAX_TEXT) {
    throw invalid(`Param text['body'] must be at most ${MAX_TEXT} characters long.`);
  }
  return { content: { type: "text", text: { body: text } }, text, attachments: [] };
}

async function file(call: NumberCall, type: string, part: Peek): Promise<Outgoing> {
  const caption = part.get("caption").text ?? "";
  const mute = type === "audio" || type === "sticker";
  if (caption !== "" && mute) throw invalid(`Unexpected key "caption" on param "${type}".`);
  if (caption.length > MAX_CAPTION) {
    throw invalid(`Param ${type}['caption'] must be at most ${MAX_CAPTION} characters long.`);
  }
  if (part.get("filename").exists && type !== "document") {
    throw invalid(`Unexpected key "filename" on param "${type}".`);
  }
  const stored = await storedFile(call, type, part);
  checkFile(type, stored);
  const name = part.get("filename").text ?? stored.name;
  const isVoice = type === "audio" && (part.get("voice").isTrue || stored.contentType === "audio/ogg");
  const kind = type === "sticker"
    ? "sticker"
    : type === "document"
    ? "document"
    : isVoice
    ? "voice"
    : fileKind(stored);
  const shown = lineAttachment(call.world.core.files, { kind, file: { ...stored, name } });
  return { content: { type }, text: caption, attachments: [shown] };
}

/** By the id of uploaded media, or by an address that is really fetched. @throws {GraphRefusal} 131009, 131052 */
async function storedFile(call: NumberCall, type: string, part: Peek): Promise<StoredFile> {
  const id = part.get("id").id;
  if (id !== undefined) return mediaOf(call, id).file;
  const link = part.get("link").text;
  if (link === undefined) throw refused(131008, `The parameter ${type}['id'] or ['link'] is required.`);
  const file = URL.canParse(link) ? await fetchFile(call.world.core, link) : null;
  if (!file) throw refused(131052, "Downloading media from weblink failed");
  return file;
}

function place(part: Peek): Outgoing {
  const [latitude, longitude] = [part.get("latitude").number, part.get("longitude").number];
  if (latitude === undefined || longitude === undefined) {
    throw refused(131008, "The parameter location['latitude'] is required.");
  }
  const shown = { kind: "location", name: `${latitude}, ${longitude}`, size: 0 };
  return { content: { type: "location" }, text: "", attachments: [shown] };
}

/** A text with up to three buttons, or with a list of up to ten rows. */
function interactive(part: Peek): Outgoing {
  const type = part.get("type").text;
  if (type === "list") return listed(part);
  if (type !== "button") throw refused(131009, "Only buttons and lists are known here");
  const text = part.at("body", "text").text ?? "";
  const buttons = part.at("action", "buttons").list.map((button) => {
    const [id, title] = [button.at("reply", "id").text, button.at("reply", "title").text];
    if (!id || !title || title.length > 20) {
      throw refused(131009, "Button title length invalid. Min length: 1, Max length: 20");
    }
    return { text: title, data: JSON.stringify({ kind: "reply", id, title }) };
  });
  if (text === "" || text.length > MAX_CAPTION) {
    throw refused(131009, "Body text length invalid. Min length: 1, Max length: 1024");
  }
  if (buttons.length < 1 || buttons.length > 3) {
    throw refused(131009, "Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3");
  }
  return { content: { type: "interactive" }, text, attachments: [], buttons };
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-list-messages */
function listed(part: Peek): Outgoing {
  const text = part.at("body", "text").text ?? "";
  const action = part.get("action");
  const opener = action.get("button").text ?? "";
  if (text === "" || text.length > MAX_TEXT) {
    throw refused(131009, "Body text length invalid. Min length: 1, Max length: 4096");
  }
  if (opener === "" || opener.length > 20) {
    throw refused(131009, "Button label length invalid. Min length: 1, Max length: 20");
  }
  const rows = action.get("sections").list.flatMap((section) => section.get("rows").list);
  if (rows.length < 1 || rows.length > 10) {
    throw refused(131009, "Total row count exceed max allowed count: 10");
  }
  const buttons = rows.map((row) => {
    const [id, title] = [row.get("id").text, row.get("title").text];
    if (!id || id.length > 200 || !title || title.length > 24) {
      throw refused(131009, "Row title length invalid. Min length: 1, Max length: 24");
    }
    return { text: title, data: JSON.stringify({ kind: "list", id, title }) };
  });
  return { content: { type: "interactive" }, text, attachments: [], buttons };
}
