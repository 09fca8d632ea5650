import { type Inbound, SendError } from "@/lib/channels/channel.ts";
import { asPressed } from "@/lib/channels/choices.ts";
import { Peek } from "@/lib/channels/json.ts";
import type { Api } from "@/lib/channels/vk/api.ts";
import { type EventContext, timeOf } from "@/lib/channels/vk/event.ts";
import { userPeer } from "@/lib/channels/vk/ids.ts";
import { codeOf } from "@/lib/channels/vk/keyboard.ts";
import { links, personOf } from "@/lib/channels/vk/links.ts";
import { plainText } from "@/lib/channels/vk/text.ts";

/** Characters of a snackbar. */
const MOST_SAID = 90;

/**
 * `message_event`: a button was pressed that sends no text. The event has the code behind the button and not
 * the words on it, so words are shown only where the code is one.
 */
export function readPressed(object: Peek, context: EventContext): Inbound[] {
  const peer = userPeer(object.get("peer_id"));
  const id = object.get("event_id").id;
  if (peer === undefined || id === undefined) return [];
  const text = plainText(object.get("payload").text ?? "");
  const pressed = {
    type: "message",
    externalId: `e${id}`.toWellFormed(),
    thread: { kind: "direct", key: String(peer) },
    from: "contact",
    person: personOf(peer),
    text,
    attachments: [],
    sentAt: timeOf(new Peek(undefined), context),
    unknown: text === "" ? { what: "postback", url: links.chat(context.group, peer) } : undefined,
  } as const;
  const user = object.get("user_id").id ?? String(peer);
  return [asPressed(pressed, codeOf(object.get("payload")), [user, peer, id].join(":").toWellFormed())];
}

/**
 * messages.sendMessageEventAnswer, within a minute; later the button has stopped waiting by itself.
 * @throws {SendError}
 */
export async function answerPress(api: Api, press: string, text: string): Promise<void> {
  const [, user_id, peer_id, event_id] = /^(\d+):(\d+):(.+)$/s.exec(press) ?? [];
  if (event_id === undefined) return;
  const event_data = JSON.stringify({ type: "show_snackbar", text: text.slice(0, MOST_SAID) });
  try {
    await api.call("messages.sendMessageEventAnswer", { event_id, user_id, peer_id, event_data });
  } catch (error) {
    if (!(error instanceof SendError) || error.kind !== "content") throw error;
  }
}
