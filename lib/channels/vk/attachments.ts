import type { InboundAttachment } from "@/lib/channels/channel.ts";
import { Peek } from "@/lib/channels/json.ts";
import { placeOf } from "@/lib/channels/reading.ts";
import { type AttachmentReader, mediaReaders, type Place } from "@/lib/channels/vk/media.ts";
import { shareReaders } from "@/lib/channels/vk/shares.ts";

/** Attachments, sorted by whether they can be shown. */
export interface ReadAttachments {
  readonly attachments: readonly InboundAttachment[];
  /** VK's types of what could not be shown. */
  readonly unknown: readonly string[];
}

const READERS: ReadonlyMap<string, AttachmentReader> = new Map(
  Object.entries({ ...mediaReaders, ...shareReaders }),
);

/** Reads a list of `{type, [type]: object}` and a `geo`, as messages, comments and posts have them. */
export function readAttachments(source: Peek, place: Place): ReadAttachments {
  const attachments: InboundAttachment[] = [];
  const unknown: string[] = [];
  for (const item of source.get("attachments").list) {
    const type = item.get("type").text ?? "attachment";
    const read = READERS.get(type)?.(item.get(type), type, place) ?? [];
    if (read.length === 0) unknown.push(type);
    attachments.push(...read);
  }
  const geo = source.get("geo");
  const spot = location(geo);
  if (geo.exists && !spot) unknown.push("geo");
  return { attachments: spot ? [...attachments, spot] : attachments, unknown };
}

/** Messages give coordinates as numbers, comments and posts as «latitude longitude». */
function location(geo: Peek): InboundAttachment | undefined {
  const place = geo.get("coordinates");
  const [first, second] = place.text?.split(" ") ?? [];
  const spot = placeOf(new Peek(first), new Peek(second)) ??
    placeOf(place.get("latitude"), place.get("longitude"));
  return spot && { kind: "location", name: geo.at("place", "title").text, ...spot };
}
