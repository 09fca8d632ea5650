import type { Media } from "@/lib/sandbox/attachments.ts";
import { fileResponse, type StoredFile } from "@/lib/sandbox/files.ts";
import { pictureUrl, type ViberWorld } from "@/lib/sandbox/viber/state.ts";

const HOUR = 3_600_000;

/** A public address of what a person sent, as unguessable as it is short-lived. */
function linkTo({ core, links }: ViberWorld, file: StoredFile): string {
  const key = crypto.getRandomValues(new Uint8Array(24)).toHex();
  links.set(key, { file, at: core.clock.real() });
  return `${core.base}/viber/media/${key}/${encodeURIComponent(file.name)}`;
}

export function serveMedia({ core, links }: ViberWorld, key: string): Response {
  const link = links.get(key);
  if (!link || core.clock.real() - link.at > HOUR) return new Response("Not found", { status: 404 });
  return fileResponse(link.file);
}

/**
 * The `message` of a callback (https://developers.viber.com/docs/api/rest-bot-api/#receive-message-from-user).
 * @param caption shown with a picture
 * @throws {RangeError} for a voice message, which Viber does not hand on
 */
export function mediaMessage(world: ViberWorld, media: Media, caption: string): Record<string, unknown> {
  switch (media.kind) {
    case "location":
      return { type: "location", location: { lat: media.latitude, lon: media.longitude } };
    case "contact":
      return { type: "contact", contact: { name: media.firstName, phone_number: media.phone } };
    case "voice":
    case "video_note":
      throw new RangeError(`Could not send a ${media.kind}: Viber does not hand it on to bots`);
    case "sticker":
      return { type: "sticker", sticker_id: 46_105, media: linkTo(world, media.file) };
    case "photo":
      return picture(world, media.file, caption);
    case "video":
      return video(world, media.file);
    default:
      return file(world, media.file);
  }
}

function picture(world: ViberWorld, stored: StoredFile, text: string) {
  const media = linkTo(world, stored);
  return { type: "picture", media, thumbnail: media, file_name: stored.name, ...(text !== "" && { text }) };
}

function video(world: ViberWorld, { duration = 0, ...stored }: StoredFile) {
  const thumbnail = pictureUrl(world.core, "mug");
  return { type: "video", media: linkTo(world, stored), thumbnail, size: stored.size, duration };
}

function file(world: ViberWorld, stored: StoredFile) {
  return { type: "file", media: linkTo(world, stored), file_name: stored.name, size: stored.size };
}
