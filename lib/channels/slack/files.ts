import type { AttachmentKind } from "@/lib/channels/capabilities.ts";
import type { InboundAttachment } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { count, httpUrl, idOf, words } from "@/lib/channels/reading.ts";

/** Deleted by its owner, or behind the limit of a free plan. */
const GONE: ReadonlySet<string> = new Set(["tombstone", "hidden_by_limit"]);
/** Documents that live in Slack or elsewhere and have no file. */
const PAGES: ReadonlySet<string> = new Set(["external", "quip", "canvas", "list", "space"]);

/**
 * A file of a message (https://docs.slack.dev/reference/objects/file-object), by its id: the address is
 * asked for when it is fetched, since it needs the token, and a shared channel does not tell it at all.
 */
export function readFile(file: Peek): InboundAttachment | undefined {
  const mode = file.get("mode").text ?? "";
  const ref = idOf(file.get("id"));
  const page = httpUrl(file.get("permalink"));
  const about = aboutFile(file);
  if (GONE.has(mode)) return { ...about, unavailable: "expired" };
  if (PAGES.has(mode) || file.get("is_external").isTrue) {
    const pageUrl = httpUrl(file.get("url_private")) ?? page;
    return pageUrl === undefined ? undefined : { ...about, pageUrl };
  }
  if (ref !== undefined) return { ...about, ref, pageUrl: page };
  return about.name === undefined ? undefined : { ...about, pageUrl: page, unavailable: "protected" };
}

function aboutFile(file: Peek): InboundAttachment {
  const contentType = mimeOf(file.get("mimetype"));
  return {
    kind: kindOf(contentType, file.get("subtype").text),
    name: words(file.get("name")) ?? words(file.get("title")),
    contentType,
    size: count(file.get("size")),
    width: count(file.get("original_w")),
    height: count(file.get("original_h")),
    duration: count(file.get("duration_ms")),
  };
}

function mimeOf(value: Peek): string | undefined {
  const type = value.text?.toLowerCase();
  return type !== undefined && /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : undefined;
}

/** A voice clip is an MP4 like a video clip: the subtype tells them apart. */
function kindOf(contentType = "", subtype = ""): AttachmentKind {
  if (subtype === "slack_audio" || contentType.startsWith("audio/")) return "audio";
  if (subtype === "slack_video" || contentType.startsWith("video/")) return "video";
  return contentType.startsWith("image/") && contentType !== "image/svg+xml" ? "image" : "file";
}
