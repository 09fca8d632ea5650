import type { InboundMessage } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { said, words } from "@/lib/channels/reading.ts";
import { mediaReaders } from "@/lib/channels/whatsapp/media.ts";
import { interactiveText, orderText } from "@/lib/channels/whatsapp/pressed.ts";

/** What a message says. */
export type Content = Pick<InboundMessage, "text" | "attachments" | "unknown">;

/** Texts by type; the first that says something counts. */
const TEXTS: ReadonlyMap<string, (part: Peek) => string | undefined> = new Map([
  ["text", (part) => said(part.get("body")) ?? said(part)],
  ["button", (part) => words(part.get("text")) ?? words(part.get("payload"))],
  ["interactive", interactiveText],
  ["order", orderText],
]);

/** Said in words, but there is more to it that only WhatsApp shows. */
const MORE: ReadonlySet<string> = new Set(["order"]);

const KINDS: readonly string[] = [...TEXTS.keys(), ...mediaReaders.keys()];

/** Reads a message by its `type`; whatever it holds, something is shown. */
export function contentOf(message: Peek): Content {
  const type = typeOf(message);
  const part = message.get(type);
  const attachments = mediaReaders.get(type)?.(part, type) ?? [];
  const text = TEXTS.get(type)?.(part) ?? words(part.get("caption")) ?? "";
  const nothing = text === "" && attachments.length === 0;
  return { text, attachments, unknown: nothing || MORE.has(type) ? { what: type } : undefined };
}

/** Where the type is missing, the member of that name tells it. */
function typeOf(message: Peek): string {
  const named = words(message.get("type"))?.slice(0, 64);
  return named ?? KINDS.find((kind) => message.get(kind).exists) ?? "message";
}
