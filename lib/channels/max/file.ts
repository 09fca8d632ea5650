import { type FileAddress, SendError } from "@/lib/channels/channel.ts";
import type { Api } from "@/lib/channels/max/api.ts";
import { httpUrl } from "@/lib/channels/reading.ts";

/** Clear enough to see and light enough to keep, then whatever there is. */
const SIZES = ["mp4_720", "mp4_480", "mp4_1080", "mp4_360", "mp4_240", "mp4_144"];

/**
 * Where the file of a video can be fetched now. (https://dev.max.ru/docs-api/methods/GET/videos/-videoToken-)
 * @throws {SendError} content when MAX has none
 */
export async function videoAddress(api: Api, token: string): Promise<FileAddress> {
  const details = await api.call("GET", `/videos/${encodeURIComponent(token)}`);
  const url = SIZES.map((size) => httpUrl(details.at("urls", size))).find((one) => one !== undefined);
  if (url === undefined) throw new SendError("content", "MAX has no file of the video");
  return { url };
}
