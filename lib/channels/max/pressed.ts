import { type Inbound, SendError } from "@/lib/channels/channel.ts";
import { labelOf } from "@/lib/channels/buttons.ts";
import { asPressed } from "@/lib/channels/choices.ts";
import type { Peek } from "@/lib/channels/json.ts";
import type { Api } from "@/lib/channels/max/api.ts";
import { isAnothers, personOf } from "@/lib/channels/max/person.ts";
import { idOf, moment, words } from "@/lib/channels/reading.ts";
import { standInId } from "@/lib/channels/stand_in.ts";

const KEYBOARDS: ReadonlySet<string> = new Set(["inline_keyboard", "reply_keyboard"]);

/**
 * `message_callback`: the customer pressed a button, which says as much as words do. The message that it
 * hangs on comes along, unless it was deleted.
 */
export function readPressed(update: Peek, bot: string): Inbound[] {
  const callback = update.get("callback");
  const message = update.get("message");
  const person = personOf(callback.get("user"), update.get("user_locale"));
  const chat = message.at("recipient", "chat_type").text ?? "dialog";
  if (!person || chat !== "dialog" || isAnothers(message, bot) || callback.at("user", "is_bot").isTrue) {
    return [];
  }
  const text = wordsOn(message, callback.get("payload")) ?? words(callback.get("payload")) ?? "";
  const id = idOf(callback.get("callback_id"));
  const pressed = {
    type: "message",
    externalId: `callback:${id ?? standInId(update)}`,
    thread: { kind: "direct", key: person.externalId },
    from: "contact",
    person,
    text,
    attachments: [],
    replyTo: idOf(message.at("body", "mid")),
    sentAt: moment(callback.get("timestamp"), update.get("timestamp")),
    unknown: text === "" ? { what: "postback" } : undefined,
  } as const;
  return [asPressed(pressed, callback.get("payload").text, id)];
}

/** (https://dev.max.ru/docs-api/methods/POST/answers) A press that MAX has forgotten waits no more. */
export async function answerPress(api: Api, callback_id: string, notification: string): Promise<void> {
  try {
    await api.write("POST", "/answers", { callback_id }, { notification });
  } catch (error) {
    if (!(error instanceof SendError) || (error.kind !== "content" && error.kind !== "user")) throw error;
  }
}

function wordsOn(message: Peek, code: Peek): string | undefined {
  const keyboards = message.at("body", "attachments").list.filter((one) =>
    KEYBOARDS.has(one.get("type").text ?? "")
  );
  return keyboards.map((one) => labelOf(one.at("payload", "buttons"), "payload", code)).find(Boolean);
}
