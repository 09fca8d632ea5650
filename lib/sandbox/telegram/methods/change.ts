import { badRequest } from "@/lib/sandbox/telegram/errors.ts";
import type { Method, MethodCall } from "@/lib/sandbox/telegram/method.ts";
import { captionFields, readText } from "@/lib/sandbox/telegram/methods/send.ts";
import { dialogueFor } from "@/lib/sandbox/telegram/outgoing.ts";
import { conversationId, type Dialogue, type TelegramMessage } from "@/lib/sandbox/telegram/state.ts";

export const changeMethods: Readonly<Record<string, Method>> = {
  editMessageText: (call) => {
    const { text, entities } = readText(call);
    return change(call, { text, entities: entities.length > 0 ? entities : undefined });
  },
  editMessageCaption: (call) => {
    const caption = captionFields(call.params.text("caption") ?? "", call.params.text("parse_mode"));
    return change(call, { caption: undefined, caption_entities: undefined, ...caption });
  },
  editMessageReplyMarkup: (call) => change(call, {}),
  deleteMessage: (call) => remove(call, call.params.int("message_id")),
  deleteMessages: (call) => {
    for (const id of call.params.json("message_ids").list) removeKnown(call, id.number);
    return true;
  },
};

function change(call: MethodCall, fields: Partial<TelegramMessage>) {
  const { world, bot, params } = call;
  const dialogue = dialogueFor(call);
  const old = dialogue.messages.get(params.int("message_id") ?? 0);
  if (!old) throw badRequest("message to edit not found");
  if (old.from.id !== bot.id) throw badRequest("message can't be edited");
  if ("text" in fields && old.text === undefined) throw badRequest("there is no text in the message to edit");
  const markup = params.json("reply_markup").value;
  const next: TelegramMessage = { ...old, ...fields, reply_markup: markup };
  if (sameContent(old, next)) throw notModified();
  const edited = { ...next, edit_date: world.core.clock.seconds() };
  dialogue.messages.set(old.message_id, edited);
  world.core.book.change(conversationId(bot, dialogue.profile.id), String(old.message_id), {
    text: edited.text ?? edited.caption ?? "",
    editedAt: world.core.clock.now(),
  });
  return edited;
}

function sameContent(old: TelegramMessage, next: TelegramMessage): boolean {
  const content = (message: TelegramMessage) =>
    JSON.stringify([message.text, message.caption, message.entities, message.reply_markup]);
  return content(old) === content(next);
}

function notModified() {
  return badRequest(
    "message is not modified: specified new message content and reply markup are exactly the same as a " +
      "current content and reply markup of the message",
  );
}

function remove(call: MethodCall, id: number | undefined): true {
  if (!removeKnown(call, id)) throw badRequest("message to delete not found");
  return true;
}

const TWO_DAYS = 48 * 3600;

function removeKnown(call: MethodCall, id: number | undefined): boolean {
  const dialogue = dialogueFor(call);
  const message = dialogue.messages.get(id ?? 0);
  if (!message) return false;
  if (call.world.core.clock.seconds() - message.date > TWO_DAYS) {
    throw badRequest("message can't be deleted for everyone");
  }
  forget(call, dialogue, message);
  return true;
}

function forget({ world, bot }: MethodCall, dialogue: Dialogue, message: TelegramMessage): void {
  dialogue.messages.delete(message.message_id);
  const conversation = conversationId(bot, dialogue.profile.id);
  world.core.book.change(conversation, String(message.message_id), { deleted: true });
}
