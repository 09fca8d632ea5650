import type { Media } from "@/lib/sandbox/attachments.ts";
import type { LineAttachment } from "@/lib/sandbox/conversations.ts";
import type { Done } from "@/lib/sandbox/platform.ts";
import { lineAttachment, openConversation } from "@/lib/sandbox/telegram/outgoing.ts";
import {
  type Bot,
  chatOf,
  type Dialogue,
  fullName,
  personUser,
  type TelegramMessage,
  type TelegramWorld,
} from "@/lib/sandbox/telegram/state.ts";

/** Puts a person's message into the dialogue with a bot, which begins with it. */
export function addInbound(
  world: TelegramWorld,
  bot: Bot,
  dialogue: Dialogue,
  { fields, text, attachments }: {
    fields: Record<string, unknown>;
    text: string;
    attachments: readonly LineAttachment[];
  },
): TelegramMessage {
  const { core } = world;
  const message: TelegramMessage = {
    message_id: ++bot.lastMessage,
    from: personUser(dialogue.profile),
    chat: chatOf(dialogue.profile),
    date: core.clock.seconds(),
    ...fields,
  };
  dialogue.started = true;
  dialogue.messages.set(message.message_id, message);
  core.book.add(openConversation(world, bot, dialogue.profile).id, {
    id: String(message.message_id),
    from: "customer",
    author: fullName(dialogue.profile),
    text,
    attachments,
    at: core.clock.now(),
  });
  return message;
}

/** How the phone shows what is attached. */
export function shown(world: TelegramWorld, media: Media): LineAttachment {
  if ("file" in media) return lineAttachment(world, media.kind, media.file);
  if (media.kind === "contact") return { kind: media.kind, name: media.phone, size: 0 };
  return { kind: media.kind, name: `${media.latitude}, ${media.longitude}`, size: 0 };
}

/** One answer for an act that made several messages: delivered when all were. */
export function merge(done: readonly Done[]): Done {
  return {
    ids: done.flatMap(({ ids }) => ids),
    delivered: done.length > 0 && done.every(({ delivered }) => delivered),
    attempts: done.reduce((sum, { attempts }) => sum + attempts, 0),
    status: done.at(-1)?.status ?? null,
  };
}
