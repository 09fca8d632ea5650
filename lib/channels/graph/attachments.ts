import type { AttachmentKind } from "@/lib/channels/capabilities.ts";
import type { InboundAttachment } from "@/lib/channels/channel.ts";
import { Peek } from "@/lib/channels/json.ts";
import { httpUrl, placeOf, words } from "@/lib/channels/reading.ts";

/** Attachments of a conversation's message, and the types of what could not be shown. */
export interface ReadAttachments {
  readonly attachments: readonly InboundAttachment[];
  readonly unknown: readonly string[];
}

/**
 * What a fetched attachment is, by Meta's type (Messenger Platform, "messages" webhook). A story, a shared
 * post and a reel come as the picture or film itself, which the fetched bytes tell.
 */
const KINDS: ReadonlyMap<string, AttachmentKind> = new Map([
  ["image", "image"],
  ["video", "video"],
  ["audio", "audio"],
  ["file", "file"],
  ["reel", "video"],
  ["ig_reel", "video"],
  ["share", "image"],
  ["post", "image"],
  ["ig_post", "image"],
  ["ig_story", "image"],
  ["story_mention", "image"],
]);

/** Tell exactly what was shared. Beside one of them comes a mere `share` of the same thing. */
const EXACT: ReadonlySet<string> = new Set(["ig_post", "ig_reel", "ig_story", "post", "reel"]);

/** Files of their own. */
const FILES: ReadonlySet<string> = new Set(["image", "video", "audio", "file"]);

/** Shown by its words and never fetched. */
const WORDS_ONLY: ReadonlySet<string> = new Set(["template", "product"]);

const PAGE = /^(?:(?:www|web|m|business)\.)?(?:facebook|instagram)\.com$|^fb\.watch$|^m\.me$/;

/** Reads `message.attachments`; a link that stands in the text already is not repeated. */
export function readAttachments(message: Peek): ReadAttachments {
  const attachments: InboundAttachment[] = [];
  const unknown: string[] = [];
  const text = message.get("text").text ?? "";
  const items = message.get("attachments").list;
  const exact = items.some((item) => EXACT.has(item.get("type").text ?? ""));
  for (const item of items) {
    const type = words(item.get("type")) ?? "attachment";
    if (exact && type === "share") continue;
    const read = type === "location" ? place(item) : addressed(item, type);
    if (!read) unknown.push(type.slice(0, 64));
    else if (!isIn(text, read)) attachments.push(read);
  }
  return { attachments, unknown };
}

/** A link preview and other words that Meta keeps beside a message, for a message without text of its own. */
export function templateText(message: Peek): string {
  const lines = message.get("attachments").list.flatMap((item) => {
    const payload = item.get("payload");
    const elements = [...payload.get("elements").list, ...payload.at("product", "elements").list];
    return [payload.get("text"), ...elements.flatMap((one) => [one.get("title"), one.get("subtitle")])];
  });
  return lines.map(words).filter((line) => line !== undefined).join("\n");
}

/** A picture, film or file at an address of Meta's file servers, or a link where the address is a page. */
function addressed(item: Peek, type: string): InboundAttachment | undefined {
  if (WORDS_ONLY.has(type)) return undefined;
  const payload = item.get("payload");
  const url = httpUrl(payload.get("url")) ?? httpUrl(item.get("url"));
  const name = words(payload.get("title")) ?? words(item.get("title"));
  if (url === undefined) return withheld(type, name);
  if (type === "fallback" || isPage(url)) return { kind: "file", name: name ?? url, pageUrl: url };
  if (type === "image" && payload.get("sticker_id").exists) return { kind: "sticker", url };
  const kind = KINDS.get(type) ?? "file";
  return { kind, name: name ?? (kind === "file" ? fileName(url) : undefined), url };
}

/** Without an address a file's kind is still worth seeing; what stands behind a post or a story is not known. */
function withheld(type: string, name: string | undefined): InboundAttachment | undefined {
  const kind = FILES.has(type) ? KINDS.get(type) : undefined;
  return kind && { kind, name, unavailable: "protected" };
}

function place(item: Peek): InboundAttachment | undefined {
  const coordinates = item.at("payload", "coordinates");
  const spot = placeOf(coordinates.get("lat"), coordinates.get("long"));
  return spot && { kind: "location", name: words(item.get("title")), ...spot };
}

function isIn(text: string, { pageUrl, url }: InboundAttachment): boolean {
  return url === undefined && pageUrl !== undefined && text.includes(pageUrl.replace(/\/$/, ""));
}

function isPage(url: string): boolean {
  return PAGE.test(new URL(url).hostname);
}

function fileName(url: string): string | undefined {
  const last = new URL(url).pathname.split("/").at(-1) ?? "";
  try {
    return words(new Peek(decodeURIComponent(last)));
  } catch (error) {
    if (error instanceof URIError) return last;
    throw error;
  }
}
