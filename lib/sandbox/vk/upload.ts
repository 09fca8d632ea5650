import { imageInfo } from "@/lib/sandbox/image.ts";
import { randomHex } from "@/lib/sandbox/vk/callback.ts";
import { extension } from "@/lib/sandbox/vk/media.ts";
import type { Community, UploadTicket, VkWorld } from "@/lib/sandbox/vk/state.ts";

const MB = 1024 * 1024;
/** "Any type except mp3 and executables": https://dev.vk.com/en/api/upload/document-in-profile */
const REFUSED = ["mp3", "exe", "msi", "bat", "cmd", "com", "scr", "pif", "vbs", "apk"];

/**
 * An upload server: takes one file in the field `photo` or `file` and gives what the save method wants. Refusals
 * come with status 200 and an `error`.
 */
export async function takeUpload(world: VkWorld, name: string, request: Request): Promise<Response> {
  const owner = [...world.communities.values()].find(({ tickets }) => tickets.has(name));
  const ticket = owner?.tickets.get(name);
  if (!owner || !ticket) return Response.json({ error: "upload_url is expired" }, { status: 404 });
  owner.tickets.delete(name);
  const file = await fileIn(request, ticket.kind === "photo" ? ["photo", "file1"] : ["file"]);
  if (!file) return refuse("ERR_UPLOAD_NO_FILE", "no file was posted");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const why = problem(ticket, file.name, bytes);
  if (why) return refuse(...why);
  return accept(world, owner, ticket, { name: file.name, type: file.type, bytes });
}

async function fileIn(request: Request, fields: readonly string[]): Promise<File | null> {
  const isForm = request.headers.get("content-type")?.startsWith("multipart/form-data");
  if (!isForm) return null;
  const form = await request.formData();
  const found = fields.map((field) => form.get(field)).find((value) => value instanceof File);
  return found instanceof File ? found : null;
}

function problem(
  { kind }: UploadTicket,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): [code: string, why: string] | null {
  if (bytes.length === 0) return ["ERR_UPLOAD_EMPTY_FILE", "the file is empty"];
  if (kind === "photo") return photoProblem(bytes);
  if (bytes.length > 200 * MB) return ["ERR_UPLOAD_TOO_BIG", "documents are at most 200 MB"];
  if (REFUSED.includes(extension(name))) return ["ERR_UPLOAD_FILE_EXT", "this type of file is not allowed"];
  const isOgg = new TextDecoder().decode(bytes.subarray(0, 4)) === "OggS";
  return kind === "audio_message" && !isOgg ? ["ERR_UPLOAD_BAD_AUDIO", "a voice message is Ogg Opus"] : null;
}

/** JPG, PNG or GIF, at most 50 MB, width and height together 14 000 px, sides at most 20 : 1. */
function photoProblem(bytes: Uint8Array<ArrayBuffer>): [code: string, why: string] | null {
  const image = imageInfo(bytes);
  if (bytes.length > 50 * MB) return ["ERR_UPLOAD_TOO_BIG", "photos are at most 50 MB"];
  if (!image || image.type === "webp") return ["ERR_UPLOAD_BAD_IMAGE", "photos are JPG, PNG or GIF"];
  const { width, height } = image;
  const ratio = Math.max(width, height) / Math.min(width, height);
  if (width + height > 14_000 || ratio > 20) {
    return ["ERR_UPLOAD_BAD_IMAGE_SIZE", "photo size is not allowed"];
  }
  return null;
}

function accept(
  world: VkWorld,
  community: Community,
  { kind }: UploadTicket,
  { name, type, bytes }: { name: string; type: string; bytes: Uint8Array<ArrayBuffer> },
): Response {
  const { width, height } = imageInfo(bytes) ?? {};
  const contentType = type || "application/octet-stream";
  const duration = kind === "audio_message" ? 9 : undefined;
  const file = world.core.files.put({ name, contentType, bytes, width, height, duration });
  const hash = randomHex(16);
  if (kind === "photo") {
    community.uploaded.set(hash, { kind, file });
    return Response.json({ server: 857_232, photo: JSON.stringify([{ photo: `${hash}:x` }]), hash });
  }
  const token = `${community.groupId}|0|0|${file.id}|${hash}|${extension(name)}|${bytes.length}|${name}`;
  community.uploaded.set(token, { kind, file });
  return Response.json({ file: token });
}

function refuse(error: string, error_descr: string): Response {
  return Response.json({ error, error_descr });
}
