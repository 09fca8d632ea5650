import { type MaxCall, type MaxMethod, need } from "@/lib/sandbox/max/call.ts";
import { type Content, readContent } from "@/lib/sandbox/max/content.ts";
import { badPayload, MaxRefusal, noDialog, suspended } from "@/lib/sandbox/max/errors.ts";
import { messageObject } from "@/lib/sandbox/max/objects.ts";
import { addMessage } from "@/lib/sandbox/max/post.ts";
import { type MaxBot, type MaxDialog, type MaxMessage, openConversation } from "@/lib/sandbox/max/state.ts";

const WEEK_MS = 7 * 24 * 3_600_000;

/** https://dev.max.ru/docs-api/methods/POST/messages */
export const messageMethods: Readonly<Record<string, MaxMethod>> = {
  "POST /messages": { name: "messages.send", run: send },
  "PUT /messages": { name: "messages.edit", run: edit },
  "DELETE /messages": { name: "messages.delete", run: remove },
  "GET /messages/:mid": { name: "messages.get", run: read },
  "POST /answers": { name: "answers", run: answer },
};

function send(call: MaxCall) {
  const { world, bot } = call;
  const dialog = receiver(call);
  const content = readContent(call);
  const message = post(call, dialog, content);
  return { message: messageObject(world, bot, dialog, message) };
}

/** Puts a message of the bot into a dialog and notes it. */
function post(call: MaxCall, dialog: MaxDialog, content: Content): MaxMessage {
  const { world, bot } = call;
  const link = linkOf(call, dialog);
  const { text, attachments, buttons, shown } = content;
  const message = addMessage(world, bot, dialog, { own: true, text, attachments, buttons, link, shown });
  world.core.sent.push({
    ...shown,
    platform: "max",
    account: String(bot.id),
    conversation: openConversation(world, bot, dialog),
    to: String(dialog.profile.id),
    id: message.mid,
    method: "messages.send",
    replyTo: link?.type === "reply" ? link.message.mid : undefined,
    at: message.at,
  });
  return message;
}

/** The dialog that a message is for. @throws {MaxRefusal} 404 when nobody has begun it, 403 when it is stopped */
function receiver({ bot, query }: MaxCall): MaxDialog {
  const user = query.get("user_id");
  const chat = query.get("chat_id");
  if (!user && !chat) throw badPayload("user_id or chat_id must be there");
  const found = [...bot.dialogs.values()].find(({ profile, chatId }) =>
    user ? String(profile.id) === user : String(chatId) === chat
  );
  if (!found || found.state === "new" || found.state === "removed") throw noDialog();
  if (found.state === "stopped") throw suspended();
  return found;
}

function linkOf({ body }: MaxCall, { messages }: MaxDialog): MaxMessage["link"] {
  const link = body.get("link");
  if (!link.exists) return undefined;
  const type = link.get("type").text;
  const message = messages.get(link.get("mid").text ?? "");
  if (type !== "reply" && type !== "forward") throw badPayload("link.type: must be reply or forward");
  if (!message) throw new MaxRefusal(404, "not.found", "Linked message is not found");
  return { type, message };
}

function edit(call: MaxCall) {
  const { world, bot } = call;
  const { dialog, message } = ownMessage(call);
  if (world.core.clock.now() - message.at > WEEK_MS) {
    return { success: false, message: "error.edit.invalid.message" };
  }
  const { text, attachments, shown } = readContent(call);
  message.text = text;
  message.attachments = attachments;
  const patch = { ...shown, editedAt: world.core.clock.now() };
  world.core.book.change(openConversation(world, bot, dialog), message.mid, patch);
  return { success: true };
}

function remove(call: MaxCall) {
  const { world, bot } = call;
  const { dialog, message } = ownMessage(call);
  dialog.messages.delete(message.mid);
  world.core.book.change(openConversation(world, bot, dialog), message.mid, { deleted: true });
  return { success: true };
}

function read({ world, bot, path }: MaxCall) {
  const { dialog, message } = messageNamed(bot, path.mid ?? "");
  return messageObject(world, bot, dialog, message);
}

/** Answers the press of a button: with a note, or by changing the message. */
function answer(call: MaxCall) {
  const { bot, body } = call;
  const pressed = bot.callbacks.get(need(call, "callback_id"));
  if (!pressed) throw new MaxRefusal(404, "not.found", "Callback is not found");
  if (!body.get("message").exists && !body.get("notification").exists) {
    throw badPayload("message or notification must be there");
  }
  return { success: true };
}

function ownMessage(call: MaxCall): { readonly dialog: MaxDialog; readonly message: MaxMessage } {
  const found = messageNamed(call.bot, need(call, "message_id"));
  if (!found.message.own) throw new MaxRefusal(403, "access.denied", "The message is not the bot's");
  return found;
}

function messageNamed({ dialogs }: MaxBot, mid: string) {
  for (const dialog of dialogs.values()) {
    const message = dialog.messages.get(mid);
    if (message) return { dialog, message };
  }
  throw new MaxRefusal(404, "not.found", `Message ${mid} is not found`);
}
