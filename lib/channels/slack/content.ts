import type { InboundAttachment, InboundMessage } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { said } from "@/lib/channels/reading.ts";
import { textIn } from "@/lib/channels/slack/blocks.ts";
import { emojiIn } from "@/lib/channels/slack/emoji.ts";
import { readFile } from "@/lib/channels/slack/files.ts";
import { plainText } from "@/lib/channels/slack/mrkdwn.ts";

/** What a message says: text, attachments, and the name of what cannot be shown. */
export type Content = Pick<InboundMessage, "text" | "attachments" | "unknown">;

const MAX_SHARED = 20;

/**
 * Reads a message; whatever it holds, something is shown. A message that was passed on becomes quoted lines.
 * @param pageUrl where a person can see the whole of it
 */
export function contentOf(message: Peek, pageUrl: string | undefined): Content {
  const shared = sharedIn(message);
  const files = [message, ...shared].flatMap((holder) => holder.get("files").list).map(readFile);
  const attachments = files.filter((file): file is InboundAttachment => file !== undefined);
  const quotes = shared.map(quoted).filter((lines) => lines !== "");
  const text = [textOf(message), ...quotes].filter(Boolean).join("\n\n");
  const unseen = attachments.length < files.length ? ["file"] : [];
  if (text === "" && files.length === 0) unseen.push(whatOf(message));
  const what = unseen[0];
  return { text, attachments, unknown: what === undefined ? undefined : { what, url: pageUrl } };
}

/** The words of a message as people see them. */
export function textOf(message: Peek): string {
  const blocks = message.get("blocks");
  return plainText(said(message.get("text")) ?? textIn(blocks), emojiIn(blocks));
}

/** Previews of links are attachments too, and say nothing new, unless there is nothing else. */
function sharedIn(message: Peek): Peek[] {
  const attached = message.get("attachments").list.slice(0, MAX_SHARED);
  const shared = attached.filter((one) => one.get("is_share").isTrue || one.get("is_msg_unfurl").isTrue);
  const bare = textOf(message) === "" && message.get("files").list.length === 0;
  return shared.length === 0 && bare ? attached : shared;
}

function quoted(attachment: Peek): string {
  const said = attachment.get("text").text ?? attachment.get("fallback").text ?? "";
  const lines = plainText(said).split("\n").filter((line) => line !== "");
  return lines.map((line) => `> ${line}`).join("\n");
}

function whatOf(message: Peek): string {
  const subtype = message.get("subtype").text;
  if (subtype === "huddle_thread") return "call";
  return subtype?.slice(0, 64).toWellFormed() || "message";
}
