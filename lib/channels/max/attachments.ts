import type { AttachmentKind } from "@/lib/channels/capabilities.ts";
import type { InboundAttachment } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { contactOf } from "@/lib/channels/max/contact.ts";
import { count, httpUrl, placeOf, words } from "@/lib/channels/reading.ts";

/** Attachments, sorted by whether they can be shown. */
export interface ReadAttachments {
  readonly attachments: readonly InboundAttachment[];
  /** MAX's types of what could not be shown. */
  readonly unknown: readonly string[];
}

type Reader = (attachment: Peek) => InboundAttachment | undefined;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["image", (attachment) => stored("image", attachment)],
  ["video", video],
  ["audio", (attachment) => stored("audio", attachment)],
  ["file", (attachment) => stored("file", attachment)],
  ["sticker", (attachment) => stored("sticker", attachment)],
  ["contact", (attachment) => contactOf(attachment.get("payload"))],
  ["location", location],
  ["share", share],
]);

/** Buttons belong to a message but are none of its content. */
const BUTTONS: ReadonlySet<string> = new Set(["inline_keyboard", "reply_keyboard", "data"]);

/** Reads the attachments of a message body. (https://dev.max.ru/docs-api/objects/Message) */
export function readAttachments(body: Peek): ReadAttachments {
  const attachments: InboundAttachment[] = [];
  const unknown: string[] = [];
  const text = body.get("text").text ?? "";
  for (const item of body.get("attachments").list) {
    const type = words(item.get("type"))?.slice(0, 64).toWellFormed() ?? "attachment";
    // The preview of a link that stands in the text says nothing new.
    const link = type === "share" ? item.at("payload", "url").text : undefined;
    if (BUTTONS.has(type) || (link && text.includes(link))) continue;
    const read = (READERS.get(type) ?? strange)(item);
    if (read) attachments.push(read);
    else unknown.push(type);
  }
  return { attachments, unknown };
}

/** A type that came after this was written is a file when it has the address of one. */
function strange(attachment: Peek): InboundAttachment | undefined {
  return httpUrl(attachment.at("payload", "url")) === undefined ? undefined : stored("file", attachment);
}

/** Without an address that can be fetched its kind and its name are still worth seeing. */
function stored(kind: AttachmentKind, attachment: Peek): InboundAttachment {
  const url = httpUrl(attachment.at("payload", "url"));
  return {
    kind,
    name: words(attachment.get("filename")),
    size: count(attachment.get("size")),
    ...(url === undefined ? { unavailable: "protected" } : { url }),
    ...measures(attachment),
  };
}

/** The address in an event may be a page that plays it: the token leads to the file. */
function video(attachment: Peek): InboundAttachment {
  const ref = words(attachment.at("payload", "token"));
  if (ref === undefined) return stored("video", attachment);
  return { kind: "video", ref, ...measures(attachment) };
}

function measures(attachment: Peek): Pick<InboundAttachment, "width" | "height" | "duration"> {
  const seconds = count(attachment.get("duration"));
  return {
    width: count(attachment.get("width")),
    height: count(attachment.get("height")),
    duration: seconds === undefined ? undefined : Math.min(seconds * 1000, Number.MAX_SAFE_INTEGER),
  };
}

function location(attachment: Peek): InboundAttachment | undefined {
  const place = placeOf(attachment.get("latitude"), attachment.get("longitude"));
  return place && { kind: "location", ...place };
}

function share(attachment: Peek): InboundAttachment | undefined {
  const pageUrl = httpUrl(attachment.at("payload", "url"));
  return pageUrl === undefined
    ? undefined
    : { kind: "file", name: words(attachment.get("title")) ?? pageUrl, pageUrl };
}
