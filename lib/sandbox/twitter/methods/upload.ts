import { asUser, type UserCall, type XCall, type XMethod } from "@/lib/sandbox/twitter/call.ts";
import { invalid, XRefusal } from "@/lib/sandbox/twitter/errors.ts";
import { imageInfo } from "@/lib/sandbox/image.ts";
import { nextId } from "@/lib/sandbox/twitter/ids.ts";
import { keepMedia, mediaKey } from "@/lib/sandbox/twitter/media.ts";
import type { Upload, XMedia } from "@/lib/sandbox/twitter/state.ts";

const MB = 1024 * 1024;
/** https://docs.x.com/x-api/media/quickstart/best-practices, in bytes, by the end of the category. */
const MOST: Readonly<Record<string, number>> = { image: 5 * MB, gif: 15 * MB, video: 512 * MB };
/** How often the state of a video must be asked for before it is ready. */
const LOOKS = 2;

/** https://docs.x.com/x-api/media/introduction */
export const uploadMethods: Readonly<Record<string, XMethod>> = {
  "POST /2/media/upload": { name: "media.upload", by: "user", writes: true, run: uploadWhole },
  "GET /2/media/upload": { name: "media.status", by: "user", run: status },
  "POST /2/media/upload/initialize": { name: "media.initialize", by: "user", writes: true, run: initialize },
  "POST /2/media/upload/:id/append": { name: "media.append", by: "user", writes: true, run: append },
  "POST /2/media/upload/:id/finalize": { name: "media.finalize", by: "user", writes: true, run: finalize },
};

async function uploadWhole(given: XCall) {
  const call = asUser(given);
  const file = call.form?.get("media");
  const encoded = call.body.get("media").text;
  const category = call.form?.get("media_category") ?? call.body.get("media_category").text ?? "tweet_image";
  if (typeof category !== "string") throw invalid("media_category must be a text");
  if (!(file instanceof File) && encoded === undefined) throw invalid("media is missing");
  const bytes = file instanceof File
    ? new Uint8Array(await file.arrayBuffer())
    : Uint8Array.fromBase64(encoded ?? "");
  return { data: shown(keep(call, { category }, bytes)) };
}

function initialize(given: XCall) {
  const { world, account, body } = asUser(given);
  const category = body.get("media_category").text ?? "tweet_image";
  const totalBytes = body.get("total_bytes").number ?? 0;
  const contentType = body.get("media_type").text ?? "";
  checkSize(category, totalBytes);
  if (contentType === "") throw invalid("media_type is missing");
  const upload: Upload = { id: nextId(world), category, contentType, totalBytes, pieces: new Map() };
  account.uploads.set(upload.id, upload);
  return { data: { id: upload.id, media_key: `13_${upload.id}`, expires_after_secs: 86_400 } };
}

async function append(given: XCall) {
  const call = asUser(given);
  const upload = uploadOf(call);
  const piece = call.form?.get("media");
  const index = Number(call.form?.get("segment_index"));
  if (!(piece instanceof File) || !Number.isInteger(index)) {
    throw invalid("media and segment_index must be there");
  }
  upload.pieces.set(index, new Uint8Array(await piece.arrayBuffer()));
  return { data: { expires_at: Math.floor(call.world.core.clock.real() / 1000) + 86_400 } };
}

async function finalize(given: XCall) {
  const call = asUser(given);
  const upload = uploadOf(call);
  const pieces = [...upload.pieces].toSorted(([a], [b]) => a - b).map(([, piece]) => piece);
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  if (bytes.length !== upload.totalBytes) {
    throw invalid(`The file has ${bytes.length} bytes in place of ${upload.totalBytes}`);
  }
  call.account.uploads.delete(upload.id);
  return { data: shown(keep(call, upload, bytes)) };
}

/** The state of a file that is being made ready: each look brings it nearer. */
function status(given: XCall) {
  const { world, query } = asUser(given);
  const media = world.media.get(query.get("media_id") ?? "");
  if (!media) throw invalid("media_id was not found");
  if (media.processing > 0) media.processing -= 1;
  return { data: shown(media, media.processing === 0 ? "succeeded" : "in_progress") };
}

function keep(
  { world }: UserCall,
  { category, id }: { readonly category: string; readonly id?: string },
  bytes: Uint8Array<ArrayBuffer>,
): XMedia {
  checkSize(category, bytes.length);
  const info = imageInfo(bytes);
  const contentType = info ? `image/${info.type}` : isMp4(bytes) ? "video/mp4" : "";
  const wanted = category.endsWith("_video")
    ? "video/mp4"
    : category.endsWith("_gif")
    ? "image/gif"
    : "image/";
  if (!contentType.startsWith(wanted)) throw invalid(`media type ${contentType} does not fit ${category}`);
  const name = `upload.${info?.type.replace("jpeg", "jpg") ?? "mp4"}`;
  const file = world.core.files.put({ name, contentType, bytes, width: info?.width, height: info?.height });
  return keepMedia(world, file, category, { id, processing: category.endsWith("_image") ? 0 : LOOKS });
}

/** @throws {XRefusal} 400 for an unknown category, 413 for too much */
function checkSize(category: string, bytes: number): void {
  const most = MOST[/^(?:tweet|dm)_(image|gif|video)$/.exec(category)?.[1] ?? ""];
  if (most === undefined) throw invalid(`media_category ${category} is unknown`);
  if (bytes === 0) throw invalid("The file is empty");
  if (bytes > most) throw new XRefusal(413, "Payload Too Large", `The file has more than ${most} bytes`);
}

/** The box `ftyp` stands at the beginning. */
function isMp4(bytes: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(4, 8)) === "ftyp";
}

function uploadOf({ account, path }: UserCall): Upload {
  const upload = account.uploads.get(path.id ?? "");
  if (!upload) throw invalid("The upload was not found");
  return upload;
}

function shown(media: XMedia, state = "pending") {
  const waits = media.processing > 0 || state === "succeeded";
  const progress = { state, check_after_secs: 1, progress_percent: state === "succeeded" ? 100 : 30 };
  return {
    id: media.id,
    media_key: mediaKey(media),
    size: media.file.size,
    expires_after_secs: 86_400,
    ...(waits && { processing_info: progress }),
  };
}
