import { twitter } from "@/lib/channels/capabilities/twitter.ts";
import { type OutboundFile, SendError } from "@/lib/channels/channel.ts";
import { Peek } from "@/lib/channels/json.ts";
import { refuseFile } from "@/lib/channels/files.ts";
import type { Via } from "@/lib/channels/plan.ts";
import { count, words } from "@/lib/channels/reading.ts";
import { type Api, dataOf } from "@/lib/channels/twitter/api.ts";
import { snowflake } from "@/lib/channels/twitter/ids.ts";

/** X recommends pieces of up to 5 MB. (docs.x.com/x-api/media/append-media-upload) */
const PIECE_BYTES = 4 * 1024 * 1024;
/** How often a video in the making is asked after, and ms between two looks at most. */
const LOOKS = 30;
const LONGEST_PAUSE = 10_000;

/**
 * Uploads a file for a direct message or a post: a picture in one call, what moves in pieces.
 * (docs.x.com/x-api/media/quickstart/media-upload-chunked)
 * @returns X's id of it, good for a day
 * @throws {SendError}
 */
export async function upload(api: Api, file: OutboundFile, via: Via): Promise<string> {
  const refused = refuseFile(twitter, via === "direct" ? "direct" : "comment", via, file);
  if (refused) throw new SendError("content", `X does not take the file ${file.name}: ${refused.code}`);
  const place = via === "direct" ? "dm" : "tweet";
  const bytes = await file.read();
  if (file.kind === "image" && !isGif(file)) {
    const form = new FormData();
    form.set("media", new File([bytes], file.name, { type: file.contentType }));
    form.set("media_category", `${place}_image`);
    return mediaId((await api.upload("/2/media/upload", form)).get("data"));
  }
  return await uploadInPieces(api, file, bytes, `${place}_${isGif(file) ? "gif" : "video"}`);
}

function isGif(file: OutboundFile): boolean {
  return file.contentType.startsWith("image/gif");
}

async function uploadInPieces(
  api: Api,
  file: OutboundFile,
  bytes: Uint8Array<ArrayBuffer>,
  category: string,
): Promise<string> {
  const body = { media_type: file.contentType, total_bytes: bytes.length, media_category: category };
  const id = mediaId(dataOf(await api.asUser("POST", "/2/media/upload/initialize", { body })));
  for (let at = 0, index = 0; at < bytes.length; at += PIECE_BYTES, index++) {
    const form = new FormData();
    form.set("segment_index", String(index));
    form.set("media", new File([bytes.subarray(at, at + PIECE_BYTES)], file.name));
    await api.upload(`/2/media/upload/${id}/append`, form);
  }
  await processed(api, id, dataOf(await api.asUser("POST", `/2/media/upload/${id}/finalize`)));
  return id;
}

/** Waits until X has worked a video over; without `processing_info` there is nothing to wait for. */
async function processed(api: Api, id: string, first: Peek): Promise<void> {
  let info = first.get("processing_info");
  for (let look = 0; look < LOOKS; look++) {
    const state = info.get("state").text;
    if (!info.exists || state === "succeeded") return;
    if (state === "failed") throw failed(info);
    const pause = Math.min((count(info.get("check_after_secs")) ?? 1) * 1000, LONGEST_PAUSE);
    await new Promise((resolve) => setTimeout(resolve, pause));
    const params = { command: "STATUS", media_id: id };
    const answer = await api.asUser("GET", "/2/media/upload", { params });
    info = new Peek(answer.body).at("data", "processing_info");
  }
  throw new SendError("transient", "X takes too long with the video");
}

function failed(info: Peek): SendError {
  const said = words(info.at("error", "message")) ?? words(info.at("error", "name")) ?? "";
  return new SendError("content", "X could not use the file", {
    platformCode: said.slice(0, 200).toWellFormed(),
  });
}

function mediaId(data: Peek): string {
  const id = snowflake(data.get("id"), data.get("media_id_string"));
  if (id === undefined) throw new SendError("transient", "X stored a file and did not name it");
  return id;
}
