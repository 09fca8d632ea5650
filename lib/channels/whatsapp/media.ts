import type { AttachmentKind } from "@/lib/channels/capabilities.ts";
import type { InboundAttachment } from "@/lib/channels/channel.ts";
import { Peek } from "@/lib/channels/json.ts";
import { idOf, placeOf, words } from "@/lib/channels/reading.ts";

/** Turns the part of a message that its type names into attachments; [] when it cannot be shown. */
export type MediaReader = (part: Peek, type: string) => readonly InboundAttachment[];

/** Attachments by WhatsApp's type of message. */
export const mediaReaders: ReadonlyMap<string, MediaReader> = new Map([
  ["image", stored("image")],
  ["video", stored("video")],
  ["audio", stored("audio")],
  ["voice", stored("audio")],
  ["document", stored("file")],
  ["sticker", stored("sticker")],
  ["location", location],
  ["contacts", contacts],
]);

/**
 * Media come as ids, which `file` turns into an address: the address in newer events needs our key as well.
 * What WhatsApp could not take in itself has none, and is still worth seeing by its kind and its name.
 */
function stored(kind: AttachmentKind): MediaReader {
  return (part) => {
    const ref = idOf(part.get("id"));
    const about = { kind, name: words(part.get("filename")), contentType: mimeOf(part) };
    return [ref === undefined ? { ...about, unavailable: "expired" } : { ...about, ref }];
  };
}

function mimeOf(part: Peek): string | undefined {
  const type = part.get("mime_type").text?.split(";")[0]?.trim().toLowerCase() ?? "";
  return /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : undefined;
}

function location(part: Peek): readonly InboundAttachment[] {
  const spot = placeOf(part.get("latitude"), part.get("longitude"));
  if (!spot) return [];
  const name = [words(part.get("name")), words(part.get("address"))].filter(Boolean).join(", ");
  return [{ kind: "location", name: name || undefined, ...spot }];
}

/** Where the name of a card stands: a person's, else a firm's. */
const NAMES = [["name", "formatted_name"], ["name", "first_name"], ["org", "company"]] as const;
const NOTHING = new Peek(undefined);

function contacts(part: Peek): readonly InboundAttachment[] {
  return part.list.slice(0, 100).flatMap((card): InboundAttachment[] => {
    const name = NAMES.map((path) => words(card.at(...path))).find((one) => one !== undefined) ??
      words(card.get("emails").list[0]?.get("email") ?? NOTHING);
    const numbers = card.get("phones").list.map((one) => idOf(one.get("phone")) ?? idOf(one.get("wa_id")));
    const phone = numbers.find((number) => number !== undefined);
    return name === undefined && phone === undefined ? [] : [{ kind: "contact", name, phone }];
  });
}
