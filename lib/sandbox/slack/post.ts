import { fileKind, lineAttachment } from "@/lib/sandbox/attachments.ts";
import type { Line } from "@/lib/sandbox/conversations.ts";
import { sendEvent } from "@/lib/sandbox/slack/events.ts";
import { messageObject, placed } from "@/lib/sandbox/slack/objects.ts";
import {
  nextTs,
  openConversation,
  type SlackChannel,
  type SlackMessage,
  type SlackTeam,
  type SlackWorld,
} from "@/lib/sandbox/slack/state.ts";
import { fromMrkdwn } from "@/lib/sandbox/slack/text.ts";

export type NewMessage = Pick<
  SlackMessage,
  "user" | "own" | "text" | "files" | "threadTs" | "blocks" | "buttons"
>;

/** Puts a message into a channel and on the phone; its event is still to be sent. */
export function addMessage(
  world: SlackWorld,
  team: SlackTeam,
  channel: SlackChannel,
  given: NewMessage,
): SlackMessage {
  const message: SlackMessage = { ...given, ts: nextTs(world, team) };
  channel.messages.set(message.ts, message);
  for (const { shares } of message.files) {
    shares.set(channel.id, [...shares.get(channel.id) ?? [], message.ts]);
  }
  world.core.book.add(openConversation(world, team, channel).id, lineOf(world, team, message));
  return message;
}

/** Tells of a message, as message.im or message.channels. */
export function tellMessage(
  world: SlackWorld,
  team: SlackTeam,
  channel: SlackChannel,
  message: SlackMessage,
) {
  const event = { ...messageObject(world, team, message), ...placed(channel), event_ts: message.ts };
  return sendEvent(world, team, eventName(channel), event);
}

/** Tells that a message changed or is gone. `before` is the message as it was. */
export function tellChange(
  world: SlackWorld,
  team: SlackTeam,
  channel: SlackChannel,
  change: { before: Record<string, unknown>; after?: Record<string, unknown>; ts: string },
) {
  const ts = nextTs(world, team);
  const what = change.after
    ? { subtype: "message_changed", message: change.after }
    : { subtype: "message_deleted", deleted_ts: change.ts };
  const event = { type: "message", ...what, previous_message: change.before, hidden: true };
  return sendEvent(world, team, eventName(channel), { ...event, ...placed(channel), ts, event_ts: ts });
}

/** Changes what the phone shows of a message. */
export function changeLine(
  world: SlackWorld,
  team: SlackTeam,
  channel: SlackChannel,
  ts: string,
  patch: Partial<Omit<Line, "id">>,
): void {
  world.core.book.change(openConversation(world, team, channel).id, ts, patch);
}

/** Notes what the product sent. */
export function noteSent(
  { core }: SlackWorld,
  team: SlackTeam,
  channel: SlackChannel,
  message: SlackMessage,
  method: string,
): void {
  core.sent.push({
    platform: "slack",
    account: team.id,
    conversation: `slack:${team.id}:${channel.user ?? channel.id}`,
    to: channel.user ?? channel.id,
    id: message.ts,
    method,
    text: fromMrkdwn(message.text),
    attachments: shown(core.files, message),
    replyTo: message.threadTs,
    at: core.clock.now(),
  });
}

function eventName({ type }: SlackChannel): string {
  return type === "im" ? "message.im" : "message.channels";
}

function lineOf({ core }: SlackWorld, team: SlackTeam, message: SlackMessage): Line {
  const { ts, user, own, text, threadTs, buttons } = message;
  return {
    id: ts,
    from: own ? "business" : "customer",
    author: own ? team.name : team.people.get(user)?.name ?? user,
    text: fromMrkdwn(text),
    attachments: shown(core.files, message),
    at: core.clock.now(),
    replyTo: threadTs,
    buttons,
  };
}

function shown(shelf: Parameters<typeof lineAttachment>[0], { files }: SlackMessage) {
  return files.map(({ file }) => lineAttachment(shelf, { kind: fileKind(file), file }));
}
