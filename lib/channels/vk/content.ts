import type { InboundAttachment, InboundMessage } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { said } from "@/lib/channels/reading.ts";
import { readAttachments } from "@/lib/channels/vk/attachments.ts";
import type { Place } from "@/lib/channels/vk/media.ts";
import { plainText } from "@/lib/channels/vk/text.ts";

/** The part of a message that people see. */
export type Content = Pick<InboundMessage, "text" | "attachments" | "unknown">;

/** VK nests up to 45 deep; a page of quotes is of no use to anybody. */
const MAX_DEPTH = 5;
const MAX_FORWARDS = 100;

/**
 * What a message or comment says. Forwarded messages become quoted lines under the text, with their
 * attachments; whatever cannot be shown is named in `unknown`.
 * @param pageUrl where a person can see the whole of it
 */
export function readContent(source: Peek, pageUrl: string, place: Place): Content {
  const own = readAttachments(source, place);
  const forwards = new Forwards(place);
  forwards.read(source.get("fwd_messages").list, 1);
  const text = [textOf(source), forwards.lines.join("\n")].filter(Boolean).join("\n\n");
  const attachments = [...own.attachments, ...forwards.attachments];
  const unseen = [...own.unknown, ...forwards.unknown];
  // A shortened message can be read in full at VK alone.
  if (source.get("is_cropped").isTrue || forwards.cropped) unseen.push("fwd_messages");
  if (!text && attachments.length === 0 && unseen.length === 0) unseen.push("message");
  const what = [...new Set(unseen)].join(", ");
  return { text, attachments, unknown: what ? { what, url: pageUrl } : undefined };
}

/** Before version 5.80 the words of a message were its `body`. */
function textOf(message: Peek): string {
  return plainText(said(message.get("text")) ?? said(message.get("body")) ?? "");
}

class Forwards {
  readonly lines: string[] = [];
  readonly attachments: InboundAttachment[] = [];
  readonly unknown: string[] = [];
  cropped = false;
  #count = 0;

  constructor(readonly place: Place) {}

  read(messages: readonly Peek[], depth: number): void {
    for (const message of messages) {
      if (depth > MAX_DEPTH || ++this.#count > MAX_FORWARDS) {
        this.cropped = true;
        return;
      }
      this.#readOne(message, depth);
    }
  }

  #readOne(message: Peek, depth: number): void {
    const text = textOf(message);
    const mark = "> ".repeat(depth);
    if (text) this.lines.push(...text.split("\n").map((line) => mark + line));
    const read = readAttachments(message, this.place);
    this.attachments.push(...read.attachments);
    this.unknown.push(...read.unknown);
    this.read(message.get("fwd_messages").list, depth + 1);
  }
}
