import type { LineAttachment } from "@/lib/sandbox/conversations.ts";
import { midOf, nextSeq } from "@/lib/sandbox/max/ids.ts";
import {
  fullName,
  type MaxBot,
  type MaxButton,
  type MaxDialog,
  type MaxMessage,
  type MaxWorld,
  openConversation,
} from "@/lib/sandbox/max/state.ts";

export interface NewMessage extends Pick<MaxMessage, "own" | "text" | "attachments" | "link"> {
  /** As the phone shows it. */
  readonly shown: { readonly text: string; readonly attachments: readonly LineAttachment[] };
  readonly buttons?: readonly MaxButton[];
}

/** Puts a message into a dialog and on the phone. */
export function addMessage(
  world: MaxWorld,
  bot: MaxBot,
  dialog: MaxDialog,
  { shown, buttons = [], ...given }: NewMessage,
): MaxMessage {
  const { core } = world;
  const seq = nextSeq(world);
  const message: MaxMessage = { ...given, seq, mid: midOf(dialog.chatId, seq), at: core.clock.now() };
  dialog.messages.set(message.mid, message);
  core.book.add(openConversation(world, bot, dialog), {
    ...shown,
    id: message.mid,
    from: given.own ? "business" : "customer",
    author: given.own ? bot.name : fullName(dialog.profile),
    at: message.at,
    replyTo: given.link?.type === "reply" ? given.link.message.mid : undefined,
    ...(buttons.length > 0 && { buttons: buttons.map(({ text, payload }) => ({ text, data: payload })) }),
  });
  return message;
}

/** What the person reads of a text that came through the API. */
export function shownText(text: string, format: string | undefined): string {
  if (format === "html") {
    const plain = text.replaceAll(/<[^>]+>/g, "");
    return plain.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  }
  if (format !== "markdown") return text;
  return text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll(/\*\*|~~|\+\+|\^\^|`/g, "");
}
