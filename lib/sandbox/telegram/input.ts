import type { StoredFile } from "@/lib/sandbox/files.ts";
import { imageInfo } from "@/lib/sandbox/image.ts";
import { badRequest, TelegramRefusal } from "@/lib/sandbox/telegram/errors.ts";
import type { FileKind } from "@/lib/sandbox/telegram/media.ts";
import type { MethodCall } from "@/lib/sandbox/telegram/method.ts";
import type { Uploaded } from "@/lib/sandbox/params.ts";

const MB = 1024 * 1024;

/**
 * The file that a parameter means: an upload, `attach://`, a file_id or an address
 * (https://core.telegram.org/bots/api#sending-files).
 * @throws {TelegramRefusal} 400 for a file that cannot be taken, 413 above 50 MB (photos: 10 MB)
 */
export async function inputFile(
  call: MethodCall,
  kind: FileKind,
  field: string,
  value = call.params.text(field),
): Promise<StoredFile> {
  const { bot, params } = call;
  const uploaded = params.files.get(value?.startsWith("attach://") ? value.slice(9) : field);
  if (uploaded) return shelve(call, kind, uploaded);
  if (!value) throw badRequest(`there is no ${field} in the request`);
  const known = bot.files.get(value);
  if (known) return known;
  if (/^https?:\/\//.test(value)) return shelve(call, kind, await download(call, kind, value));
  throw badRequest("wrong file identifier/HTTP URL specified");
}

function shelve({ world }: MethodCall, kind: FileKind, file: Uploaded): StoredFile {
  if (file.bytes.length === 0) throw badRequest("file must be non-empty");
  if (file.bytes.length > (kind === "photo" ? 10 : 50) * MB) throw tooLarge();
  const image = imageInfo(file.bytes);
  if (kind === "photo") checkPhoto(image);
  return world.core.files.put({ ...file, width: image?.width, height: image?.height });
}

function checkPhoto(image: ReturnType<typeof imageInfo>): void {
  if (!image) throw badRequest("IMAGE_PROCESS_FAILED");
  const { width, height } = image;
  const ratio = Math.max(width, height) / Math.min(width, height);
  if (width + height > 10_000 || ratio > 20) throw badRequest("PHOTO_INVALID_DIMENSIONS");
}

export function tooLarge(): TelegramRefusal {
  return new TelegramRefusal(413, "Request Entity Too Large");
}

/** By address Telegram takes photos up to 5 MB and other files up to 20 MB. */
async function download({ world }: MethodCall, kind: FileKind, url: string): Promise<Uploaded> {
  const response = await world.core.fetch(url, { signal: world.core.work.signal }).catch(() => null);
  if (!response?.ok) throw badRequest("failed to get HTTP URL content");
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > (kind === "photo" ? 5 : 20) * MB) throw badRequest("failed to get HTTP URL content");
  return {
    name: decodeURIComponent(new URL(url).pathname.split("/").at(-1) || "file"),
    contentType: response.headers.get("content-type") ?? "application/octet-stream",
    bytes,
  };
}
