import type { InboundMessage } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { words } from "@/lib/channels/reading.ts";
import { ENVELOPE, NOT_SHOWN } from "@/lib/channels/telegram/fields.ts";
import { attachmentsOf } from "@/lib/channels/telegram/media.ts";
import { pageOf } from "@/lib/channels/telegram/person.ts";
import { richContent } from "@/lib/channels/telegram/rich.ts";
import { visibleText } from "@/lib/channels/telegram/words.ts";

/** What a message says: text, attachments, and the name of what cannot be shown. */
export type Content = Pick<InboundMessage, "text" | "attachments" | "unknown">;

/** Reads a message that is not a service message; whatever it holds, something is shown. */
export function contentOf(message: Peek): Content {
  const { attachments, broken } = attachmentsOf(message);
  const rich = richContent(message.get("rich_message"));
  const all = [...attachments, ...rich.attachments];
  const said = saidIn(message) || rich.text || diceOf(message.get("dice"));
  const strange = NOT_SHOWN.find(([field]) => message.get(field).exists);
  if (strange) {
    return {
      text: said || titleOf(message, strange),
      attachments: all,
      unknown: unknownOf(message, strange[1]),
    };
  }
  const nothing = said === "" && all.length === 0;
  const what = broken[0] ?? (nothing ? newField(message) : undefined);
  return { text: said, attachments: all, unknown: what === undefined ? undefined : { what } };
}

function saidIn(message: Peek): string {
  return visibleText(message.get("text"), message.get("entities")) ||
    visibleText(message.get("caption"), message.get("caption_entities"));
}

function diceOf(dice: Peek): string {
  return [words(dice.get("emoji")), dice.get("value").number].filter((part) => part !== undefined).join(" ");
}

/** A poll's question and choices, a checklist's title and tasks, a game's or an invoice's title. */
function titleOf(message: Peek, [field, , title, items]: typeof NOT_SHOWN[number]): string {
  const thing = message.get(field);
  const lines = items === undefined ? [] : thing.get(items).list.map((item) => words(item.get("text")));
  const heading = title === undefined ? undefined : words(thing.get(title));
  return [heading, ...lines.map((line) => line && `– ${line}`)].filter(Boolean).join("\n");
}

function unknownOf(message: Peek, what: string): NonNullable<Content["unknown"]> {
  const story = message.get("story");
  const page = pageOf(words(story.at("chat", "username")));
  const id = story.get("id").number;
  return page !== undefined && id !== undefined ? { what, url: `${page}/s/${id}` } : { what };
}

/** The name of a field that came after this was written. */
function newField(message: Peek): string {
  const fresh = message.keys.find((key) => !ENVELOPE.has(key) && message.get(key).exists);
  return fresh?.toWellFormed().slice(0, 64) || "empty";
}
