import type { Peek } from "@/lib/channels/json.ts";
import type { LineAttachment } from "@/lib/sandbox/conversations.ts";
import { badData, missing } from "@/lib/sandbox/viber/errors.ts";

const MB = 1024 * 1024;
/** Limits of https://developers.viber.com/docs/api/rest-bot-api/#message-types, in UTF-16 code units. */
const MAX_TEXT = 7_000;
const MAX_CAPTION = 768;
const MAX_URL = 2_000;

/** What a message of the bot holds, checked. */
export interface Content {
  readonly text: string;
  readonly attachments: readonly LineAttachment[];
  /** An address that Viber is going to fetch, and what it may find there. */
  readonly media?: { readonly url: string; readonly maxBytes: number; readonly image: boolean };
}

const TYPES: Readonly<Record<string, (body: Peek) => Content>> = {
  text: (body) => ({ text: need(body, "text", MAX_TEXT), attachments: [] }),
  picture,
  video,
  file,
  url: (body) => ({ text: address(body, "media"), attachments: [] }),
  sticker: (body) => {
    if (body.get("sticker_id").number === undefined) throw missing("sticker_id");
    return {
      text: "",
      attachments: [{ kind: "sticker", name: `${body.get("sticker_id").number}`, size: 0 }],
    };
  },
  contact: (body) => {
    const name = need(body.get("contact"), "name", 28);
    const phone = need(body.get("contact"), "phone_number", 18);
    return { text: "", attachments: [{ kind: "contact", name: `${name}, ${phone}`, size: 0 }] };
  },
  location: (body) => {
    const [lat, lon] = ["lat", "lon"].map((key) => body.at("location", key).number);
    if (lat === undefined || lon === undefined) throw missing("location");
    if (Math.abs(lat) > 90 || Math.abs(lon) > 180) throw badData("location is nowhere on earth");
    return { text: "", attachments: [{ kind: "location", name: `${lat}, ${lon}`, size: 0 }] };
  },
};

/** @throws {ViberRefusal} 3 for a field that is wrong, 4 for one that is missing */
export function readContent(body: Peek): Content {
  const type = body.get("type").text;
  if (type === undefined) throw missing("type");
  const read = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (!read) throw badData(`type ${type} is unknown`);
  return read(body);
}

function picture(body: Peek): Content {
  const url = address(body, "media", ["jpg", "jpeg", "png", "gif"]);
  const text = body.get("text").text;
  if (text === undefined) throw missing("text");
  if (text.length > MAX_CAPTION) throw badData(`text is longer than ${MAX_CAPTION}`);
  if (body.get("thumbnail").exists) address(body, "thumbnail", ["jpg", "jpeg", "png"]);
  const media = { url, maxBytes: 3 * MB, image: true };
  return { text, attachments: [{ kind: "photo", name: nameIn(url), size: 0 }], media };
}

function video(body: Peek): Content {
  const url = address(body, "media", ["mp4"]);
  const size = sizeUpTo(body, 26 * MB);
  const duration = body.get("duration").number ?? 0;
  if (duration > 180) throw badData("duration is longer than 180 seconds");
  const media = { url, maxBytes: 26 * MB, image: false };
  return { text: "", attachments: [{ kind: "video", name: nameIn(url), size }], media };
}

const FORBIDDEN = ["exe", "apk", "bat", "cmd", "com", "msi", "scr", "jar", "vbs", "js", "ps1", "dmg", "sh"];

function file(body: Peek): Content {
  const url = address(body, "media", []);
  const size = sizeUpTo(body, 50 * MB);
  const name = need(body, "file_name", 256);
  const extension = extensionOf(name);
  if (extension === "") throw badData("file_name has no extension");
  if (FORBIDDEN.includes(extension)) throw badData(`file format ${extension} is forbidden`);
  const media = { url, maxBytes: 50 * MB, image: false };
  return { text: "", attachments: [{ kind: "document", name, size }], media };
}

/** An address whose last path segment has one of the extensions; [] takes any. */
function address(body: Peek, field: string, extensions?: readonly string[]): string {
  const url = need(body, field, MAX_URL);
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw badData(`${field} is not a valid URL`);
  if (!extensions) return url;
  const extension = extensionOf(nameIn(url));
  if (extension === "" || (extensions.length > 0 && !extensions.includes(extension))) {
    throw badData(`${field} must end with the file's extension`);
  }
  return url;
}

function sizeUpTo(body: Peek, most: number): number {
  const size = body.get("size").number;
  if (size === undefined) throw missing("size");
  if (size <= 0 || size > most) throw badData(`size ${size} is not between 1 and ${most} bytes`);
  return size;
}

function need(body: Peek, field: string, most: number): string {
  const text = body.get(field).text ?? "";
  if (text === "") throw missing(field);
  if (text.length > most) throw badData(`${field} is longer than ${most}`);
  return text;
}

function nameIn(url: string): string {
  return decodeURIComponent(new URL(url).pathname.split("/").at(-1) ?? "");
}

function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? "";
}
