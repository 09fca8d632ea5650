import { createHmac } from "node:crypto";
import type { Media } from "@/lib/sandbox/attachments.ts";
import type { StoredFile } from "@/lib/sandbox/files.ts";
import { randomToken } from "@/lib/sandbox/max/ids.ts";
import type { MaxBot, MaxWorld } from "@/lib/sandbox/max/state.ts";

/** What a person attaches, as a message shows it. */
export function personAttachment(world: MaxWorld, bot: MaxBot, media: Media): Record<string, unknown> {
  switch (media.kind) {
    case "location":
      return { type: "location", latitude: media.latitude, longitude: media.longitude };
    case "contact":
      return contact(bot, media.firstName, media.phone);
    case "sticker":
      return sticker(world, media.file);
    default:
      return fileAttachment(world, media.file, media.kind);
  }
}

/** A card that its owner has shared himself carries a hash over it. */
function contact({ token }: MaxBot, firstName: string, phone: string) {
  const vcf_info = `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${firstName}\r\nTEL;TYPE=cell:${phone}\r\nEND:VCARD\r\n`;
  const hash = createHmac("sha256", token).update(vcf_info).digest("hex");
  return { type: "contact", payload: { vcf_info, hash, max_info: null } };
}

function sticker(world: MaxWorld, file: StoredFile) {
  const { width = 512, height = 512 } = file;
  return { type: "sticker", payload: { url: cdnUrl(world, file), code: randomToken(8) }, width, height };
}

/** A file as what it is: pictures and sounds have an address, a video is asked for by its token. */
export function fileAttachment(world: MaxWorld, file: StoredFile, kind = ""): Record<string, unknown> {
  const { contentType, name, size, width = 480, height = 360, duration = 0 } = file;
  const token = randomToken(32);
  if (kind === "document" || !/^(image|video|audio)\//.test(contentType)) {
    return { type: "file", payload: { url: cdnUrl(world, file), token }, filename: name, size };
  }
  if (contentType.startsWith("image/")) {
    return { type: "image", payload: { photo_id: file.id, token, url: cdnUrl(world, file) } };
  }
  if (contentType.startsWith("audio/")) {
    return { type: "audio", payload: { url: cdnUrl(world, file), token }, transcription: null };
  }
  world.files.set(token, file);
  const thumbnail = { url: `${world.core.base}/sandbox/samples/mug` };
  const page = `${world.core.base}/max/watch/${token}`;
  return { type: "video", payload: { url: page, token, id: file.id }, thumbnail, width, height, duration };
}

/** An address that nobody can guess. */
export function cdnUrl({ core, files }: MaxWorld, file: StoredFile): string {
  const key = randomToken(18);
  files.set(key, file);
  return `${core.base}/max/cdn/${key}/${encodeURIComponent(file.name)}`;
}
