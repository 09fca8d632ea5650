import type { InboundMessage } from "@/lib/channels/channel.ts";
import { Peek } from "@/lib/channels/json.ts";
import { readAttachments } from "@/lib/channels/max/attachments.ts";
import { visibleText } from "@/lib/channels/max/text.ts";
import { idOf } from "@/lib/channels/reading.ts";

/** What a message says, and what it answers. */
export type Content = Pick<InboundMessage, "text" | "attachments" | "unknown" | "replyTo">;

const NOTHING = new Peek(undefined);

/** Reads a message, which may be nothing but another one that is forwarded; something is always shown. */
export function contentOf(message: Peek): Content {
  const own = message.get("body");
  const link = message.get("link");
  const type = link.get("type").text;
  const forwarded = type === "forward" ? link.get("message") : NOTHING;
  const bodies = [own, forwarded].map(readAttachments);
  const text = [visibleText(own), quoted(visibleText(forwarded))].filter(Boolean).join("\n\n");
  const attachments = bodies.flatMap((body) => body.attachments);
  const unseen = bodies.flatMap((body) => body.unknown);
  if (text === "" && attachments.length === 0 && unseen.length === 0) unseen.push("message");
  const what = [...new Set(unseen)].join(", ");
  return {
    text,
    attachments,
    unknown: what === "" ? undefined : { what },
    replyTo: type === "reply" ? idOf(link.at("message", "mid")) : undefined,
  };
}

function quoted(text: string): string {
  return text === "" ? "" : text.split("\n").map((line) => `> ${line}`).join("\n");
}
