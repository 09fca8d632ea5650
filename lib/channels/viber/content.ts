import type { AttachmentKind } from "@/lib/channels/capabilities.ts";
import type { InboundAttachment, InboundMessage } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { count, httpUrl, idOf, placeOf, said, words } from "@/lib/channels/reading.ts";

/** What a message says: text, attachments, and the name of what cannot be shown. */
export type Content = Pick<InboundMessage, "text" | "attachments" | "unknown">;

type Reader = (message: Peek) => InboundAttachment | undefined;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["picture", (message) => stored("image", message)],
  ["video", (message) => stored("video", message)],
  ["file", (message) => stored("file", message)],
  ["sticker", (message) => stored("sticker", message)],
  ["contact", contact],
  ["location", location],
]);
const TEXTS: ReadonlySet<string> = new Set(["text", "url"]);

/** Reads a customer's message by its type; whatever it holds, something is shown. */
export function contentOf(message: Peek): Content {
  const type = typeOf(message);
  const text = textOf(message, type);
  const attachment = READERS.get(type)?.(message) ?? strange(message, type);
  if (attachment) return { text, attachments: [attachment], unknown: undefined };
  const said = TEXTS.has(type) && text !== "";
  return { text, attachments: [], unknown: said ? undefined : { what: type.slice(0, 64).toWellFormed() } };
}

function typeOf(message: Peek): string {
  return words(message.get("type")) ?? (message.get("text").exists ? "text" : "message");
}

/** A type that came after this was written is a file when it has the address of one. */
function strange(message: Peek, type: string): InboundAttachment | undefined {
  const known = READERS.has(type) || TEXTS.has(type);
  return known || httpUrl(message.get("media")) === undefined ? undefined : stored("file", message);
}

/** A link that was sent as such has its address in the place of a file, and often in its words too. */
function textOf(message: Peek, type: string): string {
  const text = said(message.get("text")) ?? "";
  const link = type === "url" ? message.get("media").text?.trim() : undefined;
  const told = link === undefined || text.includes(link);
  return [text, told ? undefined : httpUrl(message.get("media"))].filter(Boolean).join("\n");
}

/** Without an address its kind and its name are still worth seeing; of a sticker there is often no more. */
function stored(kind: AttachmentKind, message: Peek): InboundAttachment {
  const url = httpUrl(message.get("media"));
  const seconds = count(message.get("duration"));
  return {
    kind,
    name: words(message.get("file_name")),
    size: count(message.get("size")),
    ...(url === undefined ? { unavailable: "protected" } : { url }),
    duration: seconds === undefined ? undefined : Math.min(seconds * 1000, Number.MAX_SAFE_INTEGER),
  };
}

function contact(message: Peek): InboundAttachment | undefined {
  const name = words(message.at("contact", "name"));
  const phone = idOf(message.at("contact", "phone_number"));
  return name === undefined && phone === undefined ? undefined : { kind: "contact", name, phone };
}

function location(message: Peek): InboundAttachment | undefined {
  const place = placeOf(message.at("location", "lat"), message.at("location", "lon"));
  return place && { kind: "location", ...place, name: words(message.at("location", "address")) };
}
