import type { InboundAttachment, InboundMessage } from "@/lib/channels/channel.ts";
import { readAttachments, templateText } from "@/lib/channels/graph/attachments.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { httpUrl, idOf, said } from "@/lib/channels/reading.ts";

/** What a message of a conversation says, and what it answers. */
export type Content = Pick<InboundMessage, "text" | "attachments" | "unknown" | "replyTo">;

/**
 * Reads the `message` of an event; whatever it holds, something is shown.
 * @param inboxUrl where a person can see the whole of it
 */
export function contentOf(message: Peek, inboxUrl: string): Content {
  const read = readAttachments(message);
  const attachments = [...storyIn(message), ...read.attachments];
  const text = said(message.get("text")) ?? templateText(message);
  const unseen = [...read.unknown];
  if (message.get("is_unsupported").isTrue) unseen.push("unsupported");
  if (text === "" && attachments.length === 0 && unseen.length === 0) unseen.push("message");
  const what = [...new Set(unseen)].join(", ");
  return {
    text,
    attachments,
    unknown: what === "" ? undefined : { what, url: inboxUrl },
    replyTo: idOf(message.at("reply_to", "mid")),
  };
}

/** The story that the customer answers, while it lasts. */
function storyIn(message: Peek): InboundAttachment[] {
  const url = httpUrl(message.at("reply_to", "story", "url"));
  return url === undefined ? [] : [{ kind: "image", name: "story", url }];
}
