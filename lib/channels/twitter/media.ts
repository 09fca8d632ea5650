import type { InboundAttachment } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { count, httpUrl } from "@/lib/channels/reading.ts";

/** The files of direct messages lie behind the account's own signature. */
const SIGNED = /\/(?:ton\/data\/dm|dm_conversations\/media)\//;

/** A picture, an animation (X keeps it as a silent video) or a video, in either family's shape. */
export function readMedia(media: Peek, pageUrl?: string): InboundAttachment | undefined {
  const type = media.get("type").text;
  // In the older family `url` is the short link in the text.
  const still = httpUrl(media.get(media.get("media_key").exists ? "url" : "media_url_https"));
  if (type === "photo") {
    return still === undefined ? undefined : { kind: "image", ...placed(still), ...size(media), pageUrl };
  }
  if (type !== "video" && type !== "animated_gif") return undefined;
  const file = bestVariant(media);
  const about = {
    kind: "video",
    contentType: "video/mp4",
    ...size(media),
    duration: length(media),
    pageUrl,
  } as const;
  if (file !== undefined) return { ...about, ...placed(file) };
  return pageUrl === undefined ? undefined : { ...about, unavailable: "protected" };
}

function placed(url: string): Pick<InboundAttachment, "url" | "ref"> {
  return SIGNED.test(new URL(url).pathname) ? { ref: url } : { url };
}

/** The MP4 of the highest rate; the others are lists of pieces, or smaller. */
function bestVariant(media: Peek): string | undefined {
  const variants = [...media.at("video_info", "variants").list, ...media.get("variants").list];
  const files = variants.filter((one) => one.get("content_type").text === "video/mp4");
  const rate = (one: Peek) => one.get("bitrate").number ?? one.get("bit_rate").number ?? 0;
  const best = files.toSorted((a, b) => rate(b) - rate(a))[0];
  return best && httpUrl(best.get("url"));
}

function size(media: Peek): Pick<InboundAttachment, "width" | "height"> {
  const measures = [media, media.get("original_info"), media.at("sizes", "large")];
  const pick = (long: string, short: string) =>
    measures.map((one) => count(one.get(long)) ?? count(one.get(short))).find((value) => value !== undefined);
  return { width: pick("width", "w"), height: pick("height", "h") };
}

function length(media: Peek): number | undefined {
  return count(media.at("video_info", "duration_millis")) ?? count(media.get("duration_ms"));
}
