import type { Inbound } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { idOf, moment } from "@/lib/channels/reading.ts";
import { contentOf, textOf } from "@/lib/channels/slack/content.ts";
import type { EventContext } from "@/lib/channels/slack/context.ts";
import { messageIdOf } from "@/lib/channels/slack/ids.ts";
import { pageOf, threadOf } from "@/lib/channels/slack/place.ts";
import { standInId } from "@/lib/channels/stand_in.ts";

/** Slack's own notes about a conversation: nobody's words. */
const NOTES =
  /^(?:bot_message|bot_add|bot_remove|assistant_app_thread|message_replied|tombstone|ekm_access_denied|(?:un)?pinned_item|reminder_add|document_mention|(?:channel|group|im)_\w+)$/;

/**
 * `message` in a conversation that the app is in: with the bot alone, or in a channel that it was invited to
 * (https://docs.slack.dev/reference/events/message). `app_mention` tells of the same message once more.
 */
export function readMessage(event: Peek, context: EventContext): Inbound[] {
  const subtype = event.get("subtype").text ?? "";
  if (subtype === "message_changed") return readChange(event, context);
  if (subtype === "message_deleted") return readDeletion(event, context);
  return NOTES.test(subtype) || isOurs(event, context) ? [] : readNew(event, context);
}

function readNew(event: Peek, context: EventContext): Inbound[] {
  const channel = event.get("channel");
  const thread = threadOf(event, context);
  const user = idOf(event.get("user"));
  if (!thread || user === undefined) return [];
  const root = event.get("thread_ts");
  const page = pageOf(context, idOf(channel) ?? user);
  return [{
    type: "message",
    externalId: idIn(event) ?? standInId(event),
    thread,
    from: "contact",
    person: { externalId: user },
    ...contentOf(event, page),
    replyTo: root.text === event.get("ts").text ? undefined : messageIdOf(channel, root),
    sentAt: moment(event.get("ts"), event.get("event_ts")) || context.at,
  }];
}

function idIn(event: Peek): string | undefined {
  const place = event.get("channel").exists ? event.get("channel") : event.get("user");
  return messageIdOf(place, event.get("ts")) ?? messageIdOf(place, event.get("event_ts"));
}

/** Comes also when Slack adds the preview of a link: only other words or files are a change. */
function readChange(event: Peek, context: EventContext): Inbound[] {
  const after = event.get("message");
  const before = event.get("previous_message");
  const ts = after.get("ts").exists ? after.get("ts") : before.get("ts");
  const externalId = messageIdOf(event.get("channel"), ts);
  if (externalId === undefined) return [];
  const at = moment(after.at("edited", "ts"), event.get("ts"), event.get("event_ts")) || context.at;
  // A message with answers below it leaves a stone when it is deleted.
  if (after.get("subtype").text === "tombstone") {
    return isAnothers(before, context) ? [] : [{ type: "deletion", externalId, at }];
  }
  if (isOurs(after, context) || isOurs(before, context) || sameContent(before, after)) return [];
  const { text, attachments } = contentOf(after, undefined);
  return [{ type: "edit", externalId, text, attachments, at }];
}

function sameContent(before: Peek, after: Peek): boolean {
  if (!before.get("text").exists) return !after.get("edited").exists;
  const files = (message: Peek) => message.get("files").list.map((file) => file.get("id").id).join();
  return textOf(before) === textOf(after) && files(before) === files(after);
}

function readDeletion(event: Peek, context: EventContext): Inbound[] {
  const before = event.get("previous_message");
  const ts = event.get("deleted_ts").exists ? event.get("deleted_ts") : before.get("ts");
  const externalId = messageIdOf(event.get("channel"), ts);
  if (externalId === undefined || isAnothers(before, context)) return [];
  return [{ type: "deletion", externalId, at: moment(event.get("ts"), event.get("event_ts")) || context.at }];
}

/** Of another app's bot, whose words were never here; our own answers can be taken back in Slack too. */
function isAnothers(message: Peek, { bots }: EventContext): boolean {
  return message.get("bot_id").exists && !bots.has(message.get("user").id ?? "");
}

/** What the bot wrote, through us or through another tool: our own answers stand in the ticket already. */
function isOurs(message: Peek, { bots }: EventContext): boolean {
  return message.get("bot_id").exists || bots.has(message.get("user").id ?? "");
}
