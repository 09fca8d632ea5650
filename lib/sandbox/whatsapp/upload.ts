import type { StoredFile } from "@/lib/sandbox/files.ts";
import { invalid } from "@/lib/sandbox/graph/errors.ts";
import { imageInfo } from "@/lib/sandbox/image.ts";
import { refused } from "@/lib/sandbox/whatsapp/errors.ts";
import { keepMedia, UPLOADED_DAYS } from "@/lib/sandbox/whatsapp/media.ts";
import type { NumberCall } from "@/lib/sandbox/whatsapp/state.ts";

const KB = 1024;
const MB = 1024 * KB;

interface Rule {
  readonly bytes: number;
  /** Any when it is absent. */
  readonly types?: readonly string[];
}

/** https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media#supported-media-types */
const RULES: Readonly<Record<string, Rule>> = {
  image: { bytes: 5 * MB, types: ["image/jpeg", "image/png"] },
  audio: { bytes: 16 * MB, types: ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"] },
  video: { bytes: 16 * MB, types: ["video/mp4", "video/3gpp"] },
  document: { bytes: 100 * MB },
  sticker: { bytes: 500 * KB, types: ["image/webp"] },
};

/** `POST /{number}/media`: a multipart form with the file and its type. */
export function uploadMedia({ world, number, params }: NumberCall): { id: string } {
  if (params.need("messaging_product") !== "whatsapp") {
    throw invalid("Param messaging_product must be whatsapp");
  }
  const mimeType = params.need("type");
  const posted = params.files.get("file");
  if (!posted) throw invalid("The parameter file is required.");
  if (posted.bytes.length === 0) throw refused(131053, "The file is empty");
  const contentType = bare(mimeType);
  if (contentType === "audio/ogg" && !/codecs=opus/.test(mimeType)) {
    throw invalid("Param type must be audio/ogg; codecs=opus: other codecs are not supported");
  }
  const { width, height } = imageInfo(posted.bytes) ?? {};
  const file = world.core.files.put({ ...posted, contentType, width, height });
  if (file.size > 100 * MB) throw refused(131053, "The file is larger than 100 MB");
  return { id: keepMedia(world, number, file, { mimeType, days: UPLOADED_DAYS }).id };
}

/** May this file be sent as this type of message? @throws {GraphRefusal} 131053 */
export function checkFile(type: string, { contentType, size }: StoredFile): void {
  const rule = RULES[type];
  if (rule && size > rule.bytes) {
    throw refused(131053, `Media of type ${type} is at most ${rule.bytes} bytes`);
  }
  if (!rule?.types || rule.types.includes(bare(contentType))) return;
  throw refused(131053, `Unsupported ${type} mime type ${contentType}`);
}

function bare(mimeType: string): string {
  return mimeType.split(";")[0]?.trim().toLowerCase() ?? "";
}
